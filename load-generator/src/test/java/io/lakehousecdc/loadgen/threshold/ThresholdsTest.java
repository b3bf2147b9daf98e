package io.lakehousecdc.loadgen.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ThresholdsTest {
  private static final List<String> OPERATIONS = List.of("Get", "Create");

  @Test
  void judgesTheWholeRunAsIfAllValuesWereKept() {
    // Given
    Random random = new Random(3);
    Thresholds thresholds =
        thresholds(
            "http p(99)<1",
            "http{op:Create} med<1",
            "http max<1",
            "http avg<1",
            "errors<1%",
            "errors{op:Get}<1%",
            "http_reqs rate>1",
            "http_req_duration{status:500} min<1");
    List<Long> all = new ArrayList<>();
    List<Long> created = new ArrayList<>();
    List<Long> broken = new ArrayList<>();
    long failedGets = 0;

    // When
    for (int second = 0; second < 50; second++) {
      SecondBuilder builder = new SecondBuilder(second);
      for (int i = 0; i < 200; i++) {
        long micros = Math.round(Math.exp(random.nextGaussian()) * 10_000);
        int operation = random.nextInt(2);
        boolean failed = random.nextInt(50) == 0;
        builder.call(
            operation, failed ? Outcome.UNEXPECTED_STATUS : Outcome.OK, failed ? 500 : 200, micros);
        all.add(micros);
        if (operation == 1) {
          created.add(micros);
        }
        if (failed) {
          broken.add(micros);
          failedGets += 1 - operation;
        }
      }
      add(thresholds, builder.build());
    }

    // Then
    List<RuleState> states = thresholds.evaluate(50);
    double precision = 0.002;
    assertThat(value(states, 0)).isCloseTo(percentile(all, 99), relative(precision, all, 99));
    assertThat(value(states, 1))
        .isCloseTo(percentile(created, 50), relative(precision, created, 50));
    assertThat(value(states, 2)).isCloseTo(percentile(all, 100), relative(precision, all, 100));
    double mean = all.stream().mapToLong(Long::longValue).average().orElseThrow() / 1000;
    assertThat(value(states, 3)).isCloseTo(mean, within(mean * precision));
    assertThat(value(states, 4)).isCloseTo(broken.size() / 10_000.0, within(1e-9));
    assertThat(value(states, 5))
        .isCloseTo((double) failedGets / (10_000 - created.size()), within(1e-9));
    assertThat(value(states, 6)).isEqualTo(200);
    assertThat(value(states, 7)).isCloseTo(percentile(broken, 0), relative(precision, broken, 0));
  }

  @Test
  void aRuleKnowsSinceWhenItIsBroken() {
    // Given
    Thresholds thresholds = thresholds("http max<10");

    // When
    add(thresholds, new SecondBuilder(100).ok(0, 5_000).build());
    RuleState good = thresholds.evaluate(100).get(0);
    add(thresholds, new SecondBuilder(101).ok(0, 50_000).build());
    thresholds.evaluate(101);
    add(thresholds, new SecondBuilder(102).ok(0, 5_000).build());
    RuleState bad = thresholds.evaluate(102).get(0);

    // Then
    assertThat(good.ok()).isTrue();
    assertThat(good.since()).isEqualTo(100);
    assertThat(bad.ok()).isFalse();
    assertThat(bad.since()).isEqualTo(101);
    assertThat(bad.describe()).isEqualTo("http_req_duration max<10: 50 ms");
  }

  @Test
  void abortsOnlyAfterTheDelayAndOnlyForARuleThatSaysSo() {
    // Given
    Thresholds patient = thresholds("http max<10 abortOnFail delayAbortEval 2s", "errors<1%");
    Thresholds lenient = thresholds("http max<10");

    // When
    add(patient, new SecondBuilder(1).ok(0, 50_000).build());
    add(lenient, new SecondBuilder(1).ok(0, 50_000).build());
    patient.evaluate(1);
    lenient.evaluate(1);

    // Then
    assertThat(patient.abort()).isEmpty();
    assertThat(lenient.abort()).isEmpty();

    // When
    add(patient, new SecondBuilder(2).ok(0, 1_000).build());
    patient.evaluate(2);

    // Then
    assertThat(patient.abort())
        .map(RuleState::describe)
        .hasValue("http_req_duration max<10: 50 ms");
  }

  @Test
  void aDroppedCallIsDueAndFailedAndLateButWasNoRequest() {
    // Given
    Thresholds thresholds =
        thresholds(
            "errors<1%", "http_reqs count>0", "dropped==0", "http max<1", "http_req_service max<1");

    // When
    add(
        thresholds,
        new SecondBuilder(1).ok(0, 1_000).call(0, Outcome.DROPPED, 0, 70_000, 0).build());

    // Then
    List<RuleState> states = thresholds.evaluate(1);
    assertThat(value(states, 0)).isEqualTo(0.5);
    assertThat(value(states, 1)).isEqualTo(1);
    assertThat(value(states, 2)).isEqualTo(1);
    assertThat(value(states, 3)).isCloseTo(70, within(0.1));
    assertThat(value(states, 4)).isCloseTo(1, within(0.01));
  }

  @Test
  void freshnessAndFindingsComeFromElsewhere() {
    // Given
    Thresholds thresholds =
        thresholds(
            "freshness p(99)<5s", "freshness{op:delete} max<1s", "lost==0", "oldest_unseen<3s");
    List<RuleState> before = thresholds.evaluate(1);

    // When
    thresholds.addFreshness("insert", micros(4_000_000));
    thresholds.addFreshness("delete", micros(2_000_000));
    thresholds.set(Metric.LOST, 1);
    thresholds.set(Metric.OLDEST_UNSEEN, 2_000);

    // Then
    assertThat(before).allMatch(state -> state.ok() && state.value().isEmpty());
    assertThat(thresholds.evaluate(2))
        .extracting(RuleState::ok)
        .containsExactly(true, false, false, true);
    assertThat(thresholds.states().get(2).describe()).isEqualTo("lost count==0: 1");
  }

  @Test
  void theLagIsThatOfAllCalls() {
    // Given
    Thresholds thresholds = thresholds("schedule_lag p(99)<5ms", "schedule_lag max<1s");

    // When
    for (int second = 0; second < 100; second++) {
      SecondBuilder builder =
          new SecondBuilder(second)
              .health(0.1, 50, second < 3 ? 8_000 : 100, second == 0 ? 9_000 : 100);
      for (int i = 0; i < 1_000; i++) {
        builder.ok(0, 1_000);
      }
      add(thresholds, builder.build());
    }

    // Then
    List<RuleState> states = thresholds.evaluate(100);
    assertThat(value(states, 0)).isCloseTo(8, within(0.01));
    assertThat(value(states, 1)).isCloseTo(9, within(0.01));
    assertThat(states.get(0).ok()).isFalse();
  }

  private static void add(Thresholds thresholds, Second second) {
    thresholds.add(second, SecondBuilder.lag(second));
  }

  private static Histogram micros(long value) {
    Histogram micros = new Histogram(3);
    micros.recordValue(value);
    return micros;
  }

  private static Thresholds thresholds(String... rules) {
    return new Thresholds(Rules.parse(List.of(rules)), OPERATIONS);
  }

  private static double value(List<RuleState> states, int index) {
    return states.get(index).value().orElseThrow();
  }

  private static double percentile(List<Long> micros, double percentile) {
    List<Long> sorted = micros.stream().sorted().toList();
    int rank = (int) Math.ceil(percentile / 100 * sorted.size());
    return sorted.get(Math.max(0, rank - 1)) / 1000.0;
  }

  private static org.assertj.core.data.Offset<Double> relative(
      double precision, List<Long> micros, double percentile) {
    return within(percentile(micros, percentile) * precision);
  }
}
