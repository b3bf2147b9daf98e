package io.lakehousecdc.loadgen.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.threshold.Rule;
import io.lakehousecdc.loadgen.threshold.RuleState;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final RuleState HOLDS = state("http p(99)<200", 84, true);
  private static final RuleState BROKEN = state("errors<1%", 0.025, false);
  private static final String SPOILT = "the generator used more than 90 % of the machine";

  @Test
  void everythingHolds() {
    // When
    Verdict verdict =
        Judge.last(
            new Evidence(
                List.of(HOLDS), Map.of("lost", 0L), List.of(), List.of("lake == model"), false));

    // Then
    assertThat(verdict.line()).isEqualTo("PASS: the threshold holds, lake == model");
    assertThat(verdict.exitCode()).isZero();
  }

  @Test
  void wrongDataOutranksASpoiltRunThatOutranksABrokenThreshold() {
    // Given
    Map<String, Long> findings = new TreeMap<>(Map.of("lost", 3L, "stale", 1L, "torn", 0L));

    // Then
    Verdict all = Judge.last(evidence(findings, List.of(SPOILT), HOLDS, BROKEN));
    assertThat(all.line()).isEqualTo("CORRECTNESS FAIL: 3 lost, 1 stale, and 2 more");
    assertThat(all.exitCode()).isEqualTo(111);
    assertThat(all.reasons())
        .containsExactly(
            "3 lost, 1 stale",
            SPOILT,
            "threshold 'http_req_failed rate<0.01' does not hold: 2.5 %");

    Verdict spoilt = Judge.last(evidence(Map.of(), List.of(SPOILT), HOLDS, BROKEN));
    assertThat(spoilt.word()).isEqualTo(Word.INVALID);
    assertThat(spoilt.exitCode()).isEqualTo(112);

    Verdict broken = Judge.last(evidence(Map.of(), List.of(), HOLDS, BROKEN));
    assertThat(broken.line())
        .isEqualTo("SLA FAIL: threshold 'http_req_failed rate<0.01' does not hold: 2.5 %");
    assertThat(broken.exitCode()).isEqualTo(99);
  }

  @Test
  void aThresholdFailsWhatItsMetricIsAbout() {
    assertThat(Judge.last(evidence(Map.of(), List.of(), state("lost==0", 2, false))).word())
        .isEqualTo(Word.CORRECTNESS_FAIL);
    assertThat(
            Judge.last(evidence(Map.of(), List.of(), state("schedule_lag p(99)<5", 9, false)))
                .word())
        .isEqualTo(Word.INVALID);
    assertThat(
            Judge.last(evidence(Map.of(), List.of(), state("freshness p(99)<5s", 9000, false)))
                .reason())
        .isEqualTo("threshold 'freshness p(99)<5000' does not hold: 9 s");
  }

  @Test
  void aRuleWithNothingToJudgeCountsOnlyAtTheEnd() {
    // Given
    RuleState unknown =
        new RuleState(Rule.parse("freshness p(99)<5s"), OptionalDouble.empty(), true, 1);
    Evidence evidence = evidence(Map.of(), List.of(), HOLDS, unknown);

    // Then
    assertThat(Judge.soFar(evidence).line()).isEqualTo("PASS: the threshold holds");
    assertThat(Judge.last(evidence).line())
        .isEqualTo(
            "INVALID: nothing was measured that threshold 'freshness p(99)<5000' could judge");
  }

  @Test
  void anAbortedRunSaysSoUnlessDataIsWrong() {
    // Given
    Evidence good = new Evidence(List.of(HOLDS), Map.of(), List.of(), List.of(), true);
    Evidence bad = new Evidence(List.of(), Map.of("lost", 1L), List.of(), List.of(), true);

    // Then
    assertThat(Judge.last(good).exitCode()).isEqualTo(105);
    assertThat(Judge.last(good).line())
        .isEqualTo("PASS: the threshold holds (ended before its time)");
    assertThat(Judge.last(bad).exitCode()).isEqualTo(111);
  }

  private static Evidence evidence(
      Map<String, Long> findings, List<String> spoilt, RuleState... rules) {
    return new Evidence(List.of(rules), findings, spoilt, List.of(), false);
  }

  private static RuleState state(String rule, double value, boolean ok) {
    return new RuleState(Rule.parse(rule), OptionalDouble.of(value), ok, 1);
  }
}
