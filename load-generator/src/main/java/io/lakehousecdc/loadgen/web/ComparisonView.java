package io.lakehousecdc.loadgen.web;

import java.util.List;

/** Two runs beside each other; differences are {@code b} against {@code a}. */
public record ComparisonView(RunSummary a, RunSummary b, List<Row> rows) {

  /**
   * @param metric rate, errors, p50, p90, p99, p999, freshness_p50 or freshness_p99
   * @param change of b against a as a ratio: 0.1 is a tenth more
   * @param judgement SIGNIFICANT, NOISE, or TOO_SHORT for runs of which nothing can be said
   */
  public record Row(
      String operation, String metric, double a, double b, double change, String judgement) {}
}
