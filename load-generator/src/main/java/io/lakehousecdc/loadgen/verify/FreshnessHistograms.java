package io.lakehousecdc.loadgen.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Histograms of freshness by operation. Not thread-safe. */
final class FreshnessHistograms {
  private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(24);
  private static final int DIGITS = 3;

  private final Map<String, Histogram> byName = new HashMap<>();

  /** One that grows with its values: most are far below {@link #HIGHEST_MICROS}. */
  static Histogram empty() {
    return new Histogram(DIGITS);
  }

  static Histogram sum(Collection<Histogram> histograms) {
    Histogram sum = empty();
    histograms.forEach(sum::add);
    return sum;
  }

  void record(String name, long micros) {
    byName
        .computeIfAbsent(name, key -> empty())
        .recordValue(Math.max(0, Math.min(micros, HIGHEST_MICROS)));
  }

  Map<String, Histogram> copy() {
    Map<String, Histogram> copy = new HashMap<>();
    byName.forEach((name, histogram) -> copy.put(name, histogram.copy()));
    return copy;
  }

  /** What was recorded since the last time. */
  Map<String, Histogram> drain() {
    Map<String, Histogram> drained = new HashMap<>(byName);
    byName.clear();
    return drained;
  }
}
