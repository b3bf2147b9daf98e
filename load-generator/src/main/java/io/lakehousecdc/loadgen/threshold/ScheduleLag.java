package io.lakehousecdc.loadgen.threshold;

import io.lakehousecdc.loadgen.statistics.Second;
import org.HdrHistogram.Histogram;

/**
 * The schedule lag of a run, which each second tells by three percentiles only. They are merged as
 * if half of a second's calls had its median, the next 49 % its 99th percentile and the rest its
 * maximum: no percentile of the run comes out lower than it was.
 */
public final class ScheduleLag {
  private static final double UP_TO_MEDIAN = 0.5;
  private static final double UP_TO_P99 = 0.99;

  private final Histogram micros = new Histogram(3);

  public void add(Second second) {
    long sent = second.load().sent();
    long median = Math.round(sent * UP_TO_MEDIAN);
    long p99 = Math.round(sent * UP_TO_P99) - median;
    record(second.health().lagP50Micros(), median);
    record(second.health().lagP99Micros(), p99);
    record(second.health().lagMaxMicros(), sent - median - p99);
  }

  /** Of all calls, in microseconds. */
  public Histogram micros() {
    return micros;
  }

  private void record(long value, long count) {
    if (count > 0) {
      micros.recordValueWithCount(Math.max(0, value), count);
    }
  }
}
