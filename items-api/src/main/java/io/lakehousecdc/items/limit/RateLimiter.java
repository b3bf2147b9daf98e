package io.lakehousecdc.items.limit;

import io.lakehousecdc.items.access.Access;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.ProblemWriter;
import io.lakehousecdc.items.request.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Answers 429 to a client whose bucket is empty. Its headers are those of
 * draft-ietf-httpapi-ratelimit-headers-10.
 *
 * <p>A client is the owner of an API key, or else an address: the one that the connection comes
 * from, unless {@code quarkus.http.proxy.*} trusts the proxy there to say another one.
 */
class RateLimiter {
  private final RateLimits limits;
  private final Access access;
  private final ProblemWriter problems;

  RateLimiter(RateLimits limits, Access access, ProblemWriter problems) {
    this.limits = limits;
    this.access = access;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    limits
        .requests()
        .ifPresent(
            requests -> {
              ClientBuckets buckets =
                  new ClientBuckets(
                      requests, limits.period(), limits.maxClients(), System::nanoTime);
              String policy =
                  "\"client\";q=%d;w=%d".formatted(requests, ceilSeconds(limits.period()));
              filters.register(exchange -> check(exchange, buckets, policy), FilterOrder.LIMITS);
            });
  }

  private void check(RoutingContext exchange, ClientBuckets buckets, String policy) {
    // Whoever watches the service sees it also when it is busy.
    if (exchange.normalizedPath().startsWith("/q/")) {
      exchange.next();
      return;
    }
    TokenBucket.Decision decision = buckets.take(client(exchange.request()));
    exchange.response().putHeader("RateLimit-Policy", policy);
    describe(decision, exchange.response());
    if (decision.allowed()) {
      exchange.next();
    } else {
      problems.end(
          exchange,
          ProblemException.tooManyRequests(
              "This client has sent too many requests; try again later",
              Duration.ofSeconds(ceilSeconds(decision.retryAfter()))));
    }
  }

  private String client(HttpServerRequest request) {
    return access
        .keyOwner(request)
        .orElseGet(() -> ClientAddress.of(request.remoteAddress().hostAddress()));
  }

  private static void describe(TokenBucket.Decision decision, HttpServerResponse response) {
    response.putHeader(
        "RateLimit",
        "\"client\";r=%d;t=%d".formatted(decision.remaining(), ceilSeconds(decision.untilFull())));
  }

  /** Whole seconds, after which the wait is over. */
  private static long ceilSeconds(Duration duration) {
    return duration.plusNanos(999_999_999).toSeconds();
  }
}
