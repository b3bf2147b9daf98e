package io.lakehousecdc.loadgen.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadPlanTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "constant 100/s for 1m",
        "constant 0.25/s",
        "ramp 0/s to 200/s for 1m30s",
        "poisson constant 100/s for 1h",
        "poisson ramp 1/s to 2/s for 10s",
        "stairs 100/s to 500/s in 5 steps for 5m",
        "spike 50/s to 500/s for 10s",
        "sine 100/s to 200/s every 1m for 10m",
        "sine 100/s to 200/s every 1m from 15s for 1d2h",
        "constant 100 users",
        "ramp 0 users to 100 users for 30s, constant 100 users for 2.5s",
      })
  void whatIsPrintedIsRead(String text) {
    // When
    LoadPlan plan = LoadPlan.parse(text);

    // Then
    assertThat(plan).hasToString(text);
    assertThat(LoadPlan.parse(plan.toString())).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "poisson 100/s for 60s | poisson constant 100/s for 1m",
        "ramp 0 to 100 users for 30s | ramp 0 users to 100 users for 30s",
        "constant 120/min for 90s | constant 2/s for 1m30s",
        "  CONSTANT  5 /s  for 500ms  | constant 5/s for 0.5s",
        "constant 1 user for 1s | constant 1 users for 1s",
      })
  void otherSpellingsMeanTheSame(String text, String printed) {
    assertThat(LoadPlan.parse(text)).hasToString(printed);
  }

  @Test
  void stagesAreJoinedByCommasOrNewLines() {
    assertThat(LoadPlan.parse("constant 1/s for 1s\n\nconstant 2/s for 2s, constant 3/s").stages())
        .hasSize(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "constant 100 for 60s | the level has no unit",
        "ramp 0/s to 200/s | it does not say for how long",
        "constant 5/s, constant 6/s for 1s | stage 1 has no end",
        "constant 5/s for 1s, constant 6 users | either rates or users",
        "poisson 100 users for 1s | poisson is for rates",
        "constant 99999999/s for 1s | Invalid level: 99999999",
        "constant 1/s for 9999d | Invalid duration",
        "stairs 1/s to 2/s in 1 steps for 1s | Invalid number of steps: 1",
        "constantly 1/s | it is none of constant 100/s for 60s",
        "constant -1/s for 1s | it is none of",
        "constant 1/s for 0s | Invalid duration: 0 s",
        "'' | there is no stage in it",
      })
  void whatCannotBeReadIsExplained(String text, String reason) {
    assertThatThrownBy(() -> LoadPlan.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Cannot read load \"")
        .hasMessageContaining(reason);
  }

  @Test
  void theLevelFollowsTheStages() {
    LoadPlan plan =
        LoadPlan.parse(
            "ramp 0/s to 100/s for 10s, constant 50/s for 10s, stairs 10/s to 30/s in 3 steps for 30s,"
                + " spike 0/s to 8/s for 4s, sine 0/s to 10/s every 10s for 10s");

    assertThat(List.of(0.0, 5.0, 15.0, 25.0, 35.0, 45.0, 52.0, 54.0, 59.0, 64.0, -1.0))
        .extracting(plan::level)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : Double.compare(a, b))
        .containsExactly(0.0, 50.0, 50.0, 10.0, 20.0, 30.0, 8.0, 0.0, 10.0, 0.0, 0.0);
    assertThat(plan.seconds()).isEqualTo(64);
    assertThat(plan.peak()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ramp 10/s to 100/s for 10s",
        "stairs 10/s to 30/s in 4 steps for 7s",
        "spike 5/s to 50/s for 9s",
        "sine 3/s to 40/s every 4s from 1s for 13s",
        "constant 7/s for 3s, ramp 7/s to 0/s for 5s",
      })
  void theCumulativeIsTheIntegralOfTheLevel(String text) {
    // Given
    LoadPlan plan = LoadPlan.parse(text);
    int steps = 200_000;
    double step = plan.seconds() / steps;
    double integral = 0;

    // When
    for (int i = 0; i < steps; i++) {
      integral += plan.level((i + 0.5) * step) * step;
    }

    // Then
    assertThat(plan.cumulative(plan.seconds())).isCloseTo(integral, within(integral * 1e-5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ramp 10/s to 100/s for 10s",
        "ramp 100/s to 0/s for 10s",
        "spike 5/s to 50/s for 9s",
        "stairs 10/s to 30/s in 4 steps for 7s, poisson 3/s for 5s",
        "sine 0/s to 40/s every 4s from 1s for 13s",
      })
  void theRestOfAPlanIsItsLaterPart(String text) {
    LoadPlan plan = LoadPlan.parse(text);
    for (double cut = 0.3; cut < plan.seconds() - 0.1; cut += 0.7) {
      // When
      LoadPlan rest = plan.rest(cut).orElseThrow();

      // Then
      assertThat(rest.seconds()).isCloseTo(plan.seconds() - cut, within(1e-6));
      assertThat(LoadPlan.parse(rest.toString()).stages()).hasSameSizeAs(rest.stages());
      for (double time = 0.01; time < rest.seconds() - 0.01; time += 0.1) {
        assertThat(rest.level(time)).isCloseTo(plan.level(cut + time), within(1e-6));
      }
    }
    assertThat(plan.rest(plan.seconds())).isEmpty();
  }
}
