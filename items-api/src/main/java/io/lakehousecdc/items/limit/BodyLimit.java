package io.lakehousecdc.items.limit;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.ProblemWriter;
import io.lakehousecdc.items.request.FilterOrder;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that says it is too large before a byte of it is read: Quarkus has the same check,
 * and answers without a document, as it still does when a body that does not say its size turns out
 * to be too large.
 */
class BodyLimit {
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
  }

  private void check(RoutingContext exchange) {
    String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length == null || Long.parseLong(length) <= limit) {
      exchange.next();
      return;
    }
    // The rest of the body is not read, so nothing can follow it.
    exchange.response().putHeader(HttpHeaders.CONNECTION, "close");
    exchange.response().endHandler(ignored -> exchange.request().connection().close());
    problems.end(
        exchange, ProblemException.tooLarge("The body has more than %d bytes".formatted(limit)));
  }
}
