package io.lakehousecdc.loadgen.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UserModelMemoryTest {
  private static final int MOST_BYTES = 32;
  private static final int OVERHEAD = 256;

  @Test
  void anItemTakesAtMost32BytesAtAnyFillLevel() {
    // Given
    LiveItems items = new LiveItems();
    double most = 0;

    // When
    for (int id = 1; id <= 1_000_000; id++) {
      items.add(id * 7, 1, id);
      if (id >= 1_000) {
        most = Math.max(most, (double) items.memoryBytes() / id);
      }
      assertThat(items.memoryBytes()).isLessThanOrEqualTo((long) MOST_BYTES * id + OVERHEAD);
    }

    // Then
    assertThat(most).isBetween(20.0, 32.0);
  }
}
