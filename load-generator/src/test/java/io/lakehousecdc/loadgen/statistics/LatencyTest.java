package io.lakehousecdc.loadgen.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void timesAboveAMinuteAreClampedAndCounted() {
    // Given
    Histogram histogram = Latency.histogram();

    // When
    histogram.recordValue(Latency.micros(TimeUnit.SECONDS.toNanos(59)));
    histogram.recordValue(Latency.micros(TimeUnit.SECONDS.toNanos(60)));
    histogram.recordValue(Latency.micros(TimeUnit.SECONDS.toNanos(61)));
    histogram.recordValue(Latency.micros(TimeUnit.HOURS.toNanos(3)));

    // Then
    assertThat(histogram.getTotalCount()).isEqualTo(4);
    assertThat(Latency.above(histogram)).isEqualTo(2);
    assertThat(Latency.above(Latency.compact(histogram))).isEqualTo(2);
    assertThat(histogram.getMaxValue())
        .isCloseTo(Latency.ABOVE_MICROS, within(Latency.ABOVE_MICROS / 1000));
  }

  @Test
  void nanosecondsAreRoundedToAtLeastAMicrosecond() {
    assertThat(Latency.micros(-5)).isEqualTo(1);
    assertThat(Latency.micros(1_499)).isEqualTo(1);
    assertThat(Latency.micros(1_500)).isEqualTo(2);
  }

  @Test
  void aCompactCopyIsEqualAndSmall() {
    // Given
    Histogram histogram = Latency.histogram();
    histogram.recordValue(Latency.ABOVE_MICROS);
    histogram.reset();
    histogram.recordValue(900);

    // When
    Histogram copy = Latency.compact(histogram);

    // Then
    assertThat(copy).isEqualTo(histogram);
    assertThat(copy.getEstimatedFootprintInBytes()).isLessThan(20_000);
  }
}
