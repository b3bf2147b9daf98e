package io.lakehousecdc.items.database;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Bounds the requests that use the database, and the time in which each of them is answered. */
@Singleton
public class AnswerDeadline {
  private final Turns turns;
  private final Duration limit;

  AnswerDeadline(Turns turns, DatabaseLimits limits) {
    this.turns = turns;
    this.limit = limits.answerTimeout();
  }

  /**
   * The outcome of {@code work}, or a 503 when too many wait already, or the limit has passed.
   *
   * <p>Work that has begun goes on, after the limit and when the client has gone away: a cancelled
   * session would never give its connection back to the pool.
   */
  public <T extends @Nullable Object> Uni<T> bound(Uni<T> work) {
    return Uni.createFrom().deferred(() -> new Turn<>(turns, work).outcome(limit));
  }
}
