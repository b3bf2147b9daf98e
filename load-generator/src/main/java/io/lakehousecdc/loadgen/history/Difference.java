package io.lakehousecdc.loadgen.history;

/**
 * A figure of two runs.
 *
 * @param operation {@code Total} for all of them
 * @param metric rate, errors, p50, p90, p99, p999, freshness_p50 or freshness_p99; times are
 *     microseconds
 * @param standardError of the difference, if both runs were repeated
 * @param judgement whether it is more than chance
 */
public record Difference(
    String operation,
    String metric,
    double a,
    double b,
    double standardError,
    Judgement judgement) {

  /** What a difference is worth. */
  public enum Judgement {
    SIGNIFICANT,
    NOISE,
    /** A run has too few blocks to tell. */
    TOO_SHORT
  }

  /** b against a, as a ratio: 0.1 is a tenth more. 0 if a is 0 and b is too, else infinite. */
  public double change() {
    return a == b ? 0 : (b - a) / Math.abs(a);
  }
}
