package io.lakehousecdc.items.database;

import io.lakehousecdc.items.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The work of one request with the database: it can be given up while it waits for its turn. Once
 * begun it goes on to its end, whoever still waits for it, so that its connection and its turn are
 * given back.
 */
final class Turn<T extends @Nullable Object> {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Turns turns;
  private final Uni<T> work;
  private final @Nullable Context context = Vertx.currentContext();
  private volatile @Nullable Runnable waiting;
  private volatile boolean neverBegins;

  Turn(Turns turns, Uni<T> work) {
    this.turns = turns;
    this.work = work;
  }

  Uni<T> outcome(Duration limit) {
    return Uni.createFrom()
        .<T>emitter(this::queue)
        .onCancellation()
        .invoke(this::giveUp)
        .ifNoItem()
        .after(limit)
        .failWith(() -> neverBegins ? busy() : unanswered());
  }

  private void queue(UniEmitter<? super T> emitter) {
    Runnable begin = () -> onContext(() -> begin(emitter));
    waiting = begin;
    if (!turns.take(begin)) {
      emitter.fail(busy());
    }
  }

  private void begin(UniEmitter<? super T> emitter) {
    work.subscribe()
        .with(
            item -> {
              turns.give();
              emitter.complete(item);
            },
            failure -> {
              turns.give();
              emitter.fail(failure);
            });
  }

  /** A session belongs to the event loop of its request, and the turn before was another one's. */
  private void onContext(Runnable action) {
    if (context == null || context == Vertx.currentContext()) {
      action.run();
    } else {
      context.runOnContext(ignored -> action.run());
    }
  }

  private void giveUp() {
    Runnable begin = waiting;
    neverBegins = begin != null && turns.leave(begin);
  }

  private static ProblemException busy() {
    return ProblemException.unavailable(
        "The database has no room for this request now, and nothing was done; try again",
        RETRY_AFTER);
  }

  private static ProblemException unanswered() {
    return ProblemException.unavailable(
        "The database did not answer in time; a write may have been done or not", RETRY_AFTER);
  }
}
