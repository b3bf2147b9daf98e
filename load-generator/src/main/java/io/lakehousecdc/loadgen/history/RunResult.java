package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.verdict.Verdict;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of a run.
 *
 * @param endedAt epoch milliseconds
 * @param summary figures of the measured time
 * @param thresholds how each rule stood at the end
 * @param findings how many contradictions there are of each kind, such as {@code lost}
 * @param places what was compared with the acknowledged writes
 * @param failures by cause, the most frequent first
 */
public record RunResult(
    long endedAt,
    Verdict verdict,
    Summary summary,
    List<RuleFigures> thresholds,
    Map<String, Long> findings,
    List<Place> places,
    List<Failure> failures) {

  public RunResult {
    thresholds = List.copyOf(thresholds);
    places = List.copyOf(places);
    failures = List.copyOf(failures);
  }

  /**
   * A run in a line.
   *
   * @param rate mean calls a second
   * @param errors the share of calls that failed
   * @param p50 of the response time, microseconds; likewise the others
   * @param freshnessP99 microseconds from a write to a snapshot that has it; null if not measured
   */
  public record Summary(
      long calls, double rate, double errors, long p50, long p99, @Nullable Long freshnessP99) {
    private static final double P50 = 50;
    private static final double P99 = 99;

    public static Summary of(Totals totals) {
      Histogram response = totals.response();
      Histogram freshness = totals.allFreshness();
      return new Summary(
          totals.calls(),
          (double) totals.calls() / Math.max(1, totals.seconds()),
          (double) totals.errors() / Math.max(1, totals.calls()),
          response.getValueAtPercentile(P50),
          response.getValueAtPercentile(P99),
          freshness.getTotalCount() == 0 ? null : freshness.getValueAtPercentile(P99));
    }
  }

  /**
   * Something that holds the data, compared with what was acknowledged.
   *
   * @param name the API, PostgreSQL, the lake
   * @param state OK, FAIL, or OFF if it was not compared
   * @param rows that it has of this run
   * @param text one sentence
   */
  public record Place(String name, String state, long rows, long findings, String text) {}

  /**
   * Failures of one cause.
   *
   * @param cause without ids and numbers that differ from call to call
   * @param first epoch milliseconds; likewise the last
   * @param sample one of them
   */
  public record Failure(
      String operation,
      String outcome,
      int status,
      String cause,
      long count,
      long first,
      long last,
      @Nullable Sample sample) {}

  /** A request and what came back, each cut to some kilobytes. */
  public record Sample(
      String method, String path, @Nullable String body, int status, @Nullable String answer) {}
}
