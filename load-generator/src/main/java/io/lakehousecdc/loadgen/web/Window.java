package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord.ServiceFigures;
import java.util.List;
import java.util.Map;

/**
 * Exact figures of a stretch of a run. All times are microseconds.
 *
 * @param from epoch second; likewise {@code to}, which is not part of the window
 * @param ops those operations that have any call
 */
public record Window(long from, long to, List<Row> ops, Row total) {

  /**
   * An operation, or all of them.
   *
   * @param method of its calls; empty for all
   * @param bytes of bodies received
   */
  public record Row(
      String method,
      String name,
      long count,
      long errors,
      long min,
      long p50,
      long p90,
      long p95,
      long p99,
      long p999,
      long max,
      double mean,
      long bytes,
      ServiceFigures service,
      Map<String, Long> outcomes) {}

  /** Seconds in it, at least one. */
  long seconds() {
    return Math.max(1, to - from);
  }
}
