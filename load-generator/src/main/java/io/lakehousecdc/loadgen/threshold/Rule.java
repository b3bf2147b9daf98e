package io.lakehousecdc.loadgen.threshold;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A condition that a run has to keep.
 *
 * @param bound in the unit of the aggregation: milliseconds, a ratio, a number
 * @param abortOnFail whether the run ends when the rule does not hold
 * @param delayAbortEval how long after the warm-up the run goes on in any case
 */
public record Rule(
    Metric metric,
    Selector selector,
    Aggregation aggregation,
    Comparison comparison,
    double bound,
    boolean abortOnFail,
    Duration delayAbortEval) {

  /**
   * Reads the one-line form: {@code http_req_duration{op:Create Item}: p(99)<200}, {@code http
   * p(99)<200ms}, {@code errors<1% abortOnFail delayAbortEval 10s}.
   *
   * @throws ThresholdException that says what is wrong, and where
   */
  public static Rule parse(String text) {
    return new RuleParser(text).rule();
  }

  /** Whether a value keeps the rule. */
  public boolean holds(double value) {
    return comparison.holds(value, bound);
  }

  public Unit unit() {
    return aggregation.unit(metric);
  }

  /** The rule without what happens when it does not hold: {@code http_req_duration p(99)<200}. */
  public String condition() {
    return "%s%s %s%s%s"
        .formatted(metric.text(), selector, aggregation, comparison.text(), number(bound));
  }

  /** The one-line form. It reads as this rule again. */
  public String text() {
    String delay =
        delayAbortEval.isZero() ? "" : " delayAbortEval " + delayAbortEval.toMillis() + "ms";
    return condition() + (abortOnFail ? " abortOnFail" + delay : "");
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
