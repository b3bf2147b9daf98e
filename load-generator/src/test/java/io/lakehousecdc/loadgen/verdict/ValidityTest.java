package io.lakehousecdc.loadgen.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.SecondBuilder;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private final Validity validity = new Validity(defaults());

  @Test
  void aHealthyRunHasNoProblems() {
    // When
    for (int second = 0; second < 60; second++) {
      add(second(second, 5_000).build());
    }
    validity.clockSkew(Duration.ofMillis(-3));

    // Then
    assertThat(validity.problems()).isEmpty();
  }

  @Test
  void aFewBusySecondsAreForgivenMoreAreNot() {
    // When
    for (int second = 0; second < 100; second++) {
      add(second(second, 5_000).health(second < 5 ? 0.97 : 0.2, 1, 2, 3).build());
    }

    // Then
    assertThat(validity.problems()).isEmpty();

    // When
    add(second(100, 5_000).health(0.99, 1, 2, 3).build());

    // Then
    assertThat(validity.problems())
        .containsExactly(
            "the generator used more than 90 % of the machine in 6 of 101 s (at most 99 %)");
  }

  @Test
  void lateAndUnsentCallsAreSaid() {
    // When
    add(second(1, 5_000).health(0.1, 100, 25_000, 30_000).call(0, Outcome.DROPPED, 0, 1).build());

    // Then
    assertThat(validity.problems())
        .containsExactly(
            "the generator sent calls late: schedule lag p99 25 ms, limit 20 ms",
            "1 of 101 due calls were never sent");
  }

  @Test
  void aLostWorkerAndASkewedClockAreSaid() {
    // When
    validity.workerLost();
    validity.clockSkew(Duration.ofMillis(-70));
    validity.clockSkew(Duration.ofMillis(10));

    // Then
    assertThat(validity.problems())
        .containsExactly("1 worker was lost", "the clock of a worker is off by 70 ms");
  }

  @Test
  void aServiceThatWasColdIsSaid() {
    // When
    for (int second = 0; second < 60; second++) {
      add(second(second, second < 12 ? 40_000 : 5_000).build());
    }

    // Then
    assertThat(validity.problems())
        .containsExactly(
            "the warm-up was too short: the first 10 s had a median of 40 ms, the rest 5 ms");
  }

  @Test
  void aRunThatBeganWithMoreLoadMayBeSlowerAtFirst() {
    // When
    for (int second = 0; second < 60; second++) {
      add((second < 10 ? second(second, 40_000) : few(second)).build());
    }

    // Then
    assertThat(validity.problems()).isEmpty();
  }

  private void add(Second second) {
    validity.add(second, SecondBuilder.lag(second));
  }

  private static SecondBuilder few(int second) {
    return new SecondBuilder(second).ok(0, 5_000);
  }

  private static SecondBuilder second(int second, long micros) {
    SecondBuilder builder = new SecondBuilder(second);
    for (int i = 0; i < 100; i++) {
      builder.ok(0, micros);
    }
    return builder;
  }

  private static ValidityLimits defaults() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(ValidityLimits.class)
        .build()
        .getConfigMapping(ValidityLimits.class);
  }
}
