package io.lakehousecdc.sink.consume;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a table stands still, and when it is tried again.
 *
 * @param message one line: what, where and what to do
 * @param since when it first failed so
 * @param attempts how often it has failed so
 * @param retryAtNanos when to try again, on the loop's clock
 * @param eventAt the bad event, as {@code topic-partition@offset}, or null if no event is to blame
 */
record Failure(
    String message, Instant since, int attempts, long retryAtNanos, @Nullable String eventAt) {

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /**
   * The failure after {@code before}, which is null if all was well: the wait doubles up to {@code
   * maxWait}.
   */
  static Failure next(
      @Nullable Failure before,
      String message,
      @Nullable String eventAt,
      Instant now,
      long nowNanos,
      Duration maxWait) {
    int attempts = before == null ? 1 : before.attempts + 1;
    long wait = FIRST_WAIT.toNanos() << Math.min(attempts - 1, 20);
    return new Failure(
        message,
        before == null ? now : before.since,
        attempts,
        nowNanos + Math.min(wait, maxWait.toNanos()),
        eventAt);
  }
}
