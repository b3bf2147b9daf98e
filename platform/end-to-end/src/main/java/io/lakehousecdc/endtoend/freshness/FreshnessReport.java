package io.lakehousecdc.endtoend.freshness;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * @param snapshots that became current in the measured time
 * @param failed requests that were not acknowledged
 * @param firstFailure why the first of them did
 * @param acknowledged rows, with those of the warm-up
 * @param unseen acknowledged rows that never became visible
 * @param doubled rows that were seen more than once
 * @param mostLate by how much the load itself was late at most
 * @param freshness in microseconds
 */
public record FreshnessReport(
    int rate,
    int seconds,
    int snapshots,
    int failed,
    String firstFailure,
    int acknowledged,
    int unseen,
    int doubled,
    Duration mostLate,
    Histogram freshness) {
  /** The most freshness that 99 of 100 rows may have. */
  public static final Duration GOAL = Duration.ofSeconds(3);

  private static final double GOAL_PERCENTILE = 99;

  /** Whether all rows were seen once, and soon enough. */
  public boolean passed() {
    return isCorrect() && at(GOAL_PERCENTILE).compareTo(GOAL) <= 0;
  }

  public boolean isCorrect() {
    return failed == 0 && unseen == 0 && doubled == 0;
  }

  @Override
  public String toString() {
    return """
        %,d items a second for %d s, %d snapshots, load late by at most %d ms
        freshness, acknowledged to visible (ms): p50 %,d, p90 %,d, p99 %,d, max %,d
        correctness %s: %,d rows acknowledged (with the warm-up), %d requests failed%s, %d rows unseen, %d seen twice
        %s: p99 %,d ms (goal: at most %,d ms)"""
        .formatted(
            rate,
            seconds,
            snapshots,
            mostLate.toMillis(),
            at(50).toMillis(),
            at(90).toMillis(),
            at(GOAL_PERCENTILE).toMillis(),
            at(100).toMillis(),
            isCorrect() ? "PASS" : "FAIL",
            acknowledged,
            failed,
            failed > 0 ? " (" + firstFailure + ")" : "",
            unseen,
            doubled,
            passed() ? "PASS" : "FAIL",
            at(GOAL_PERCENTILE).toMillis(),
            GOAL.toMillis());
  }

  private Duration at(double percentile) {
    return Duration.ofNanos(freshness.getValueAtPercentile(percentile) * 1_000);
  }
}
