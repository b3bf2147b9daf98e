package io.lakehousecdc.loadgen.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A second of a run in figures: a line of {@code seconds.jsonl}. All durations are microseconds.
 *
 * @param t epoch second
 * @param span the seconds that this stands for: 1, or more late in a long run. Counts are then
 *     means, and percentiles those of the whole span
 * @param position seconds of the plan that are done
 * @param planned requests a second, or users in the closed model
 * @param users virtual users that exist
 * @param freshness absent if it is not measured
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecondRecord(
    long t,
    int span,
    String state,
    double position,
    double planned,
    long intended,
    long sent,
    long done,
    int users,
    int inFlight,
    List<OperationFigures> ops,
    OperationFigures total,
    HealthFigures health,
    @Nullable FreshnessFigures freshness,
    List<RuleFigures> thresholds,
    VerdictFigures verdict,
    List<Mark> marks) {

  /**
   * An operation in a stretch of time. Times are from the intended start, those of {@code service}
   * from the actual sending.
   *
   * @param outcomes counts by outcome and status, such as {@code OK 200}
   * @param bytes the bodies received
   * @param heat pairs of a bucket's upper bound and the responses in it; null where nobody needs it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OperationFigures(
      String name,
      long count,
      long errors,
      long p50,
      long p90,
      long p99,
      long p999,
      long max,
      double mean,
      ServiceFigures service,
      Map<String, Long> outcomes,
      long bytes,
      @Nullable List<long[]> heat) {}

  public record ServiceFigures(long p50, long p99, long p999) {}

  /** See {@link io.lakehousecdc.loadgen.statistics.Health}. */
  public record HealthFigures(
      double cpu, long gc, long lagP50, long lagP99, long lagMax, int queued, int connections) {}

  /**
   * @param count writes that became visible in this second
   * @param oldestUnseen age of the oldest acknowledged write that is not visible
   */
  public record FreshnessFigures(long p50, long p99, long max, long count, long oldestUnseen) {}

  /**
   * How it stood with a rule.
   *
   * @param value in the unit of the rule; absent if there was nothing to judge
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record RuleFigures(String text, @Nullable Double value, boolean ok, long since) {}

  public record VerdictFigures(String word, String reason) {}

  /**
   * Something that happened.
   *
   * @param t epoch milliseconds
   * @param kind commit, edit, pause, resume, skip, stop, note, …
   */
  public record Mark(long t, String kind, String text) {}
}
