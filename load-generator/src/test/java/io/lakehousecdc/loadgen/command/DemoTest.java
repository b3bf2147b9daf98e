package io.lakehousecdc.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.threshold.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {

  @Test
  void takesTwoMinutesWithRulesAboutServiceFreshnessAndData() {
    // When
    Arguments run = parse(Demo.run(List.of()));

    // Then
    assertThat(LoadPlan.parse(run.load().orElseThrow()).seconds()).isEqualTo(120);
    assertThat(run.time(Option.WARM_UP)).hasValue(Duration.ofSeconds(20));
    assertThat(Rules.parse(run.all(Option.THRESHOLD)))
        .extracting(rule -> rule.metric().text())
        .contains("http_req_duration", "http_req_failed", "freshness", "lost");
  }

  @Test
  void maybeShorterOrOtherwise() {
    // When
    Arguments run =
        parse(Demo.run(List.of("--run-time", "30s", "--threshold", "errors<5%", "--report", "d")));

    // Then
    assertThat(LoadPlan.parse(run.load().orElseThrow()).seconds()).isEqualTo(30);
    assertThat(run.all(Option.THRESHOLD)).containsExactly("errors<5%");
    assertThat(run.text(Option.REPORT)).hasValue("d");
    assertThatThrownBy(() -> Demo.run(List.of("--run-time", "1s")))
        .hasMessage("--run-time of a demo is at least 10s");
  }

  private static Arguments parse(List<String> words) {
    return Arguments.parse(words.subList(1, words.size()), Map.of());
  }
}
