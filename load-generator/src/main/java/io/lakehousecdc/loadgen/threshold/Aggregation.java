package io.lakehousecdc.loadgen.threshold;

import java.math.BigDecimal;
import org.HdrHistogram.Histogram;

/**
 * How the values of a metric become one.
 *
 * @param percentile of {@link Function#PERCENTILE}, 0 to 100; 0 otherwise
 */
public record Aggregation(Function function, double percentile) {

  /** The functions by their names in a rule. */
  public enum Function {
    AVG,
    MIN,
    MAX,
    PERCENTILE,
    COUNT,
    RATE,
    VALUE
  }

  private static final double MEDIAN = 50;
  private static final double MICROS_PER_MILLI = 1000;

  static Aggregation of(Function function) {
    return new Aggregation(function, 0);
  }

  static Aggregation percentile(double percentile) {
    return new Aggregation(Function.PERCENTILE, percentile);
  }

  static Aggregation median() {
    return percentile(MEDIAN);
  }

  /** The aggregation that a rule means that names none, if the metric has only one. */
  static Aggregation only(Metric.Kind kind) {
    return switch (kind) {
      case TREND -> throw new IllegalArgumentException("a trend has several aggregations");
      case RATE -> of(Function.RATE);
      case COUNTER -> of(Function.COUNT);
      case GAUGE -> of(Function.VALUE);
    };
  }

  boolean suits(Metric.Kind kind) {
    return switch (function) {
      case AVG, MIN, MAX, PERCENTILE -> kind == Metric.Kind.TREND;
      case COUNT -> kind == Metric.Kind.COUNTER;
      case RATE -> kind == Metric.Kind.RATE || kind == Metric.Kind.COUNTER;
      case VALUE -> kind == Metric.Kind.GAUGE;
    };
  }

  /** The unit of the result. */
  public Unit unit(Metric metric) {
    return function == Function.RATE && metric.kind() == Metric.Kind.COUNTER
        ? Unit.PER_SECOND
        : metric.unit();
  }

  /** Of a histogram of microseconds, in milliseconds; NaN if it is empty. */
  double millis(Histogram micros) {
    if (micros.getTotalCount() == 0) {
      return Double.NaN;
    }
    double value =
        switch (function) {
          case AVG -> micros.getMean();
          case MIN -> micros.getMinValue();
          case MAX -> micros.getMaxValue();
          case PERCENTILE -> micros.getValueAtPercentile(percentile);
          case COUNT, RATE, VALUE -> throw new IllegalStateException(function + " of a trend");
        };
    return value / MICROS_PER_MILLI;
  }

  @Override
  public String toString() {
    return switch (function) {
      case AVG -> "avg";
      case MIN -> "min";
      case MAX -> "max";
      case PERCENTILE ->
          percentile == MEDIAN
              ? "med"
              : "p(" + BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString() + ")";
      case COUNT -> "count";
      case RATE -> "rate";
      case VALUE -> "value";
    };
  }
}
