package io.lakehousecdc.loadgen.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawsTest {

  @Test
  void areSpreadEvenlyOverSmallBounds() {
    // Given
    Draws draws = new Draws(1, 0);
    int[] counts = new int[12];

    // When
    for (int task = 0; task < 120_000; task++) {
      counts[(int) Draws.below(draws.of(task, 0), 12)]++;
    }

    // Then
    for (int count : counts) {
      assertThat(count).isBetween(9_600, 10_400);
    }
  }

  @Test
  void differByUserTaskAndPurpose() {
    long draw = new Draws(1, 0).of(0, 0);
    assertThat(new Draws(1, 0).of(0, 0)).isEqualTo(draw);
    assertThat(new Draws(2, 0).of(0, 0)).isNotEqualTo(draw);
    assertThat(new Draws(1, 1).of(0, 0)).isNotEqualTo(draw);
    assertThat(new Draws(1, 0).of(1, 0)).isNotEqualTo(draw);
    assertThat(new Draws(1, 0).of(0, 1)).isNotEqualTo(draw);
  }

  @Test
  void coverBothEndsOfARange() {
    Range range = new Range(0, Integer.MAX_VALUE);
    assertThat(range.pick(0)).isZero();
    assertThat(range.pick(-1)).isEqualTo(Integer.MAX_VALUE);
    assertThat(new Range(5, 5).pick(1234567L << 32)).isEqualTo(5);
  }
}
