package io.lakehousecdc.loadgen.statistics;

import org.HdrHistogram.Histogram;

/** Histograms of times: microseconds, 3 significant digits, up to a minute. */
public final class Latency {
  /** The longest time that is told apart. */
  public static final long HIGHEST_MICROS = 60_000_000;

  /** Stands in a histogram for every time above {@link #HIGHEST_MICROS}. */
  public static final long ABOVE_MICROS = 61_000_000;

  private static final int DIGITS = 3;

  private Latency() {}

  /** A histogram that starts at 16 KiB and grows with its values to at most 140 KiB. */
  public static Histogram histogram() {
    return new Histogram(DIGITS);
  }

  /** A copy no larger than its values need. */
  public static Histogram compact(Histogram histogram) {
    Histogram copy = new Histogram(1, Math.max(2, histogram.getMaxValue()), DIGITS);
    copy.add(histogram);
    return copy;
  }

  /** What is recorded for a time in nanoseconds: at least 1, at most {@link #ABOVE_MICROS}. */
  public static long micros(long nanos) {
    long micros = (nanos + 500) / 1000;
    if (micros < 1) {
      return 1;
    }
    return micros <= HIGHEST_MICROS ? micros : ABOVE_MICROS;
  }

  /** How many values were above {@link #HIGHEST_MICROS}, and are counted as if just above it. */
  public static long above(Histogram histogram) {
    return histogram.getMaxValue() <= HIGHEST_MICROS + 500_000
        ? 0
        : histogram.getCountBetweenValues(HIGHEST_MICROS + 500_000, histogram.getMaxValue());
  }
}
