package io.lakehousecdc.loadgen.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void readsTheFormOfK6() {
    // Given
    Map<String, Object> thresholds = new LinkedHashMap<>();
    thresholds.put("http_req_duration", List.of("p(99)<200", "p(99.9)<1s"));
    thresholds.put("http_req_duration{op:Get Single Item}", List.of("p(95)<50"));
    Map<String, Object> full = new LinkedHashMap<>();
    full.put("threshold", "rate<0.01");
    full.put("abortOnFail", true);
    full.put("delayAbortEval", "10s");
    thresholds.put("http_req_failed", List.of(full));
    thresholds.put("lost", "count==0");

    // Then
    assertThat(Rules.of(thresholds))
        .extracting(Rule::text)
        .containsExactly(
            "http_req_duration p(99)<200",
            "http_req_duration p(99.9)<1000",
            "http_req_duration{op:Get Single Item} p(95)<50",
            "http_req_failed rate<0.01 abortOnFail delayAbortEval 10000ms",
            "lost count==0");
  }

  @Test
  void anUnknownFieldOrFormIsAnError() {
    assertThatThrownBy(
            () -> Rules.of(Map.of("errors", Map.of("threshold", "rate<1%", "abort", true))))
        .hasMessage(
            "Cannot read threshold of 'errors': there is no 'abort'; known are threshold, abortOnFail, delayAbortEval");
    assertThatThrownBy(() -> Rules.of(Map.of("errors", 7)))
        .hasMessage(
            "Cannot read threshold of 'errors': 7 is neither a condition nor {threshold: …}");
  }

  @Test
  void aRuleAboutAnOperationThatTheRunDoesNotHaveIsRefused() {
    // Given
    List<Rule> rules = Rules.parse(List.of("errors<1%", "http{op:Get Item} p(99)<1"));

    // Then
    assertThatThrownBy(() -> Rules.check(rules, List.of("Get Single Item", "Create Item")))
        .hasMessage(
            "Cannot judge threshold 'http_req_duration{op:Get Item} p(99)<1': there is no operation 'Get Item'; the run has Get Single Item, Create Item");
  }
}
