package io.lakehousecdc.items.request;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.ProblemWriter;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ends the connections before the service ends, so that no request is read which is not answered.
 *
 * <p>Quarkus waits for the requests in flight, and closes all connections in the first moment in
 * which there is none; what clients that keep a connection send in that moment is lost. So, in
 * turn:
 *
 * <ol>
 *   <li>As long as {@code quarkus.shutdown.delay} says, everything is answered, and each answer is
 *       the last one on its connection.
 *   <li>In the last part of that time, or after it if it is too short, new connections are refused.
 *       Clients that send one request after the other are without a connection after their next
 *       answer.
 *   <li>Connections on which nothing has come for this part are closed. From now on only requests
 *       in flight are left, and for these Quarkus waits.
 * </ol>
 */
@Singleton
class LastCall {
  /** Longer than a client needs between an answer and its next request. */
  private static final Duration LENGTH = Duration.ofMillis(500);

  /** Before the end of the delay, so that the last call is over by then. */
  private static final Duration BEFORE_THE_END = LENGTH.plusMillis(100);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Connections connections = new Connections();
  private final Duration delay;
  private final Vertx vertx;
  private final ProblemWriter problems;
  private volatile boolean ending;
  private volatile boolean over;

  LastCall(
      @ConfigProperty(name = "quarkus.shutdown.delay") Optional<Duration> delay,
      Vertx vertx,
      ProblemWriter problems) {
    this.delay = delay.orElse(Duration.ZERO);
    this.vertx = vertx;
    this.problems = problems;
  }

  /** Dev mode, whose reloads end the service, keeps its connections and goes on to listen. */
  void register(@Observes Filters filters) {
    if (LaunchMode.current() == LaunchMode.NORMAL) {
      filters.register(this::begin, FilterOrder.CONNECTION);
    }
  }

  /**
   * Fired before the delay, whether there is one or not. Waits for the part that it is short of.
   */
  void end(@Observes ShutdownDelayInitiatedEvent event) throws InterruptedException {
    ending = true;
    if (connections.isEmpty()) {
      return;
    }
    Duration missing = BEFORE_THE_END.minus(delay);
    long start = Math.max(0, missing.negated().toMillis());
    vertx.timer(Math.max(1, start)).onComplete(ignored -> connections.stopListening());
    vertx.timer(start + LENGTH.toMillis()).onComplete(ignored -> close());
    Thread.sleep(Math.max(0, missing.toMillis()));
  }

  private void close() {
    over = true;
    connections.closeIdle();
  }

  private void begin(RoutingContext exchange) {
    connections.begin(exchange.request());
    exchange.addHeadersEndHandler(
        ignored -> {
          if (ending) {
            LastAnswer.close(exchange);
          }
        });
    exchange.addEndHandler(ignored -> end(exchange));
    if (over) { // The first request of a connection that was opened before and not used.
      problems.end(
          exchange,
          ProblemException.unavailable("The service ends; nothing was done", RETRY_AFTER));
    } else {
      exchange.next();
    }
  }

  private void end(RoutingContext exchange) {
    connections.end(exchange.request());
    if (over) { // The head of the answer may have been sent before it could be called the last one.
      connections.closeIdle();
    }
  }
}
