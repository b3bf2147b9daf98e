package io.lakehousecdc.loadgen.report;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The columns that Locust's tables share. Its times are milliseconds. */
final class LocustColumns {
  static final String PERCENTILES = "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%";

  private static final double[] OF_PERCENTILES = {50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100};
  private static final double MICROS_PER_MILLI = 1000;
  private static final double MEDIAN = 50;

  private LocustColumns() {}

  static List<Object> percentiles(Histogram response) {
    List<Object> values = new ArrayList<>();
    for (double percentile : OF_PERCENTILES) {
      values.add(
          response.getTotalCount() == 0
              ? "N/A"
              : Math.round(response.getValueAtPercentile(percentile) / MICROS_PER_MILLI));
    }
    return values;
  }

  /** Median, average, minimum, maximum. */
  static List<Object> times(Histogram response) {
    if (response.getTotalCount() == 0) {
      return List.of(0, 0.0, 0, 0);
    }
    return List.of(
        Math.round(response.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI),
        response.getMean() / MICROS_PER_MILLI,
        response.getMinValue() / MICROS_PER_MILLI,
        response.getMaxValue() / MICROS_PER_MILLI);
  }
}
