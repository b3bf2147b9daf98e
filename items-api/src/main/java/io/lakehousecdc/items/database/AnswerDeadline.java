package io.lakehousecdc.items.database;

import io.lakehousecdc.items.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Bounds the time in which a request that uses the database is answered. */
@Singleton
public class AnswerDeadline {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Duration limit;

  AnswerDeadline(DatabaseLimits limits) {
    this.limit = limits.answerTimeout();
  }

  /**
   * The outcome of {@code work}, or a 503 when the limit has passed.
   *
   * <p>The work itself goes on, after the limit and when the client has gone away: a cancelled
   * session would never give its connection back to the pool.
   */
  public <T extends @Nullable Object> Uni<T> bound(Uni<T> work) {
    return Uni.createFrom()
        .<T>emitter(emitter -> work.subscribe().with(emitter::complete, emitter::fail))
        .ifNoItem()
        .after(limit)
        .failWith(AnswerDeadline::exceeded);
  }

  private static ProblemException exceeded() {
    return ProblemException.unavailable(
        "The database did not answer in time; a write may have been done or not", RETRY_AFTER);
  }
}
