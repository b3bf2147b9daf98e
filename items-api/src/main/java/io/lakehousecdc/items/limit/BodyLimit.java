package io.lakehousecdc.items.limit;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.ProblemWriter;
import io.lakehousecdc.items.request.FilterOrder;
import io.lakehousecdc.items.request.LastAnswer;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large before a byte of it is read, and has the others counted
 * by {@link CountedBody}. Quarkus has the same checks, and answers without a document.
 */
@Singleton
public class BodyLimit {
  private static final int TOO_LARGE = 413;

  private final long limit;
  private final ProblemWriter problems;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ProblemWriter problems) {
    this.limit = limit.asLongValue();
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FilterOrder.LIMITS);
    filters.register(BodyLimit::doNotLetQuarkusCount, FilterOrder.AFTER_THE_BODY_LIMIT_OF_QUARKUS);
  }

  /** Bytes that a body may have. */
  public long bytes() {
    return limit;
  }

  /** Answers 413; the rest of the body is not read, so nothing can follow it. */
  public void refuse(RoutingContext exchange) {
    LastAnswer.close(exchange);
    problems.end(exchange, tooLarge());
  }

  ProblemException tooLarge() {
    return ProblemException.tooLarge("The body has more than %d bytes".formatted(limit));
  }

  private void check(RoutingContext exchange) {
    String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && Long.parseLong(length) > limit) {
      refuse(exchange);
      return;
    }
    if (length == null) {
      exchange.addHeadersEndHandler(ignored -> closeIfTooLarge(exchange));
    }
    exchange.next();
  }

  private static void closeIfTooLarge(RoutingContext exchange) {
    if (exchange.response().getStatusCode() == TOO_LARGE) {
      LastAnswer.close(exchange);
    }
  }

  private static void doNotLetQuarkusCount(RoutingContext exchange) {
    exchange.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
    exchange.next();
  }
}
