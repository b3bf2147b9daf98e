package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.schedule.LoadPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SwarmTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 | 10 | | ramp 0 to 100 users for 10s, constant 100 users",
        "100 | 10 | 1m30s | ramp 0 to 100 users for 10s, constant 100 users for 80s",
        "100 | 10 | 90 | ramp 0 to 100 users for 10s, constant 100 users for 80s",
        "5 | 2 | 1h | ramp 0 to 5 users for 3s, constant 5 users for 3597s",
        "100 | 1 | 20s | ramp 0 to 100 users for 20s",
        " | | | ramp 0 to 1 users for 1s, constant 1 users"
      })
  void formBecomesAPlan(String users, String spawnRate, String runTime, String load) {
    String text = Swarm.of(users, spawnRate, runTime).load();
    assertThat(text).isEqualTo(load);
    assertThat(LoadPlan.parse(text).peak()).isPositive();
  }

  @Test
  void whatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> Swarm.of("many", "1", null))
        .isInstanceOf(ProblemException.class)
        .hasMessage("Invalid user_count: many");
    assertThatThrownBy(() -> Swarm.of("1", "0", null)).hasMessageContaining("spawn_rate");
    assertThatThrownBy(() -> Swarm.of("1", "1", "soon"))
        .hasMessageStartingWith("Invalid run_time: soon (expected:");
  }
}
