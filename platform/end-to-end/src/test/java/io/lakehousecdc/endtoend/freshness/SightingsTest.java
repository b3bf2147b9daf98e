package io.lakehousecdc.endtoend.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private final Sightings sightings = new Sightings();

  @Test
  void freshnessIsFromTheAcknowledgementToTheFirstSight() {
    // Given
    sightings.acknowledge(1, 1_000_000);
    sightings.see(1, 5_000_000);
    sightings.see(1, 9_000_000);

    // When
    Histogram freshness = sightings.freshnessSince(0);

    // Then
    assertThat(freshness.getTotalCount()).isEqualTo(1);
    assertThat(freshness.getMaxValue()).isBetween(4_000L, 4_004L);
    assertThat(sightings.doubledCount()).isEqualTo(1);
  }

  @Test
  void rowsOfTheWarmUpDoNotCount() {
    // Given
    sightings.acknowledge(1, 1_000);
    sightings.see(1, 2_000);

    // Then
    assertThat(sightings.freshnessSince(1_001).getTotalCount()).isZero();
  }

  @Test
  void aRowSeenBeforeItsAcknowledgementIsPerfectlyFresh() {
    // Given
    sightings.see(1, 2_000_000);
    sightings.acknowledge(1, 3_000_000);

    // Then
    assertThat(sightings.freshnessSince(0).getMaxValue()).isZero();
    assertThat(sightings.unseenCount()).isZero();
  }

  @Test
  void aRowThatIsNeverSeenIsCounted() {
    // Given
    sightings.acknowledge(1, 1);

    // Then
    assertThat(sightings.unseenCount()).isEqualTo(1);
  }
}
