package io.lakehousecdc.loadgen.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListBudgetTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void soManyBytesASecondAreChecked() {
    // Given
    ListBudget budget = ListBudget.of(1_000);
    int allowed = 0;

    // When
    for (int i = 0; i < 10_000; i++) {
      if (budget.allows(100, -SECOND + i * SECOND / 1_000)) {
        allowed++;
      }
    }

    // Then
    assertThat(allowed).isBetween(115, 125);
    assertThat(budget.unchecked()).isEqualTo(10_000 - allowed);
  }

  @Test
  void aQuietTimeIsNotSavedUp() {
    // Given
    ListBudget budget = ListBudget.of(1_000);
    budget.allows(100, 0);
    int allowed = 0;

    // When
    for (int i = 0; i < 1_000; i++) {
      if (budget.allows(100, 1_000 * SECOND)) {
        allowed++;
      }
    }

    // Then
    assertThat(allowed).isBetween(20, 22);
  }

  @Test
  void withoutALimitAllAreChecked() {
    ListBudget budget = ListBudget.unlimited();
    for (int i = 0; i < 1_000; i++) {
      assertThat(budget.allows(1 << 20, 0)).isTrue();
    }
  }
}
