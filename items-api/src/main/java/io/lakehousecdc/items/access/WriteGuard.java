package io.lakehousecdc.items.access;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.ProblemWriter;
import io.lakehousecdc.items.request.FilterOrder;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/** Lets a guarded request pass when it has a known API key or a bearer token that may write. */
class WriteGuard {
  private static final Logger LOG = Logger.getLogger(WriteGuard.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final BiConsumer<RoutingContext, Throwable> ANSWERED_HERE =
      (exchange, failure) -> {};
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Access access;
  private final AccessSettings settings;
  private final ProblemWriter problems;

  WriteGuard(Access access, AccessSettings settings, ProblemWriter problems) {
    this.access = access;
    this.settings = settings;
    this.problems = problems;
  }

  void register(@Observes Filters filters) {
    if (!access.isOpen()) {
      filters.register(this::check, FilterOrder.ACCESS);
    }
  }

  private void check(RoutingContext exchange) {
    if (!isGuarded(exchange)) {
      exchange.next();
      return;
    }
    Optional<String> owner = access.keyOwner(exchange.request());
    if (owner.isPresent()) {
      Caller.isOwnerOfKey(exchange, owner.get());
      exchange.next();
    } else if (access.acceptsTokens()) {
      // Only now is the token looked at: quarkus.http.auth.proactive is off.
      exchange.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ANSWERED_HERE);
      QuarkusHttpUser.getSecurityIdentity(exchange, null)
          .subscribe()
          .with(identity -> judge(exchange, identity), failure -> refuse(exchange, failure));
    } else {
      challenge(exchange);
    }
  }

  private void judge(RoutingContext exchange, SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      challenge(exchange);
    } else if (settings.writeRole().map(identity::hasRole).orElse(true)) {
      Caller.is(exchange, identity);
      exchange.next();
    } else {
      problems.end(exchange, ProblemException.forbidden("This token does not allow that"));
    }
  }

  private void refuse(RoutingContext exchange, Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      challenge(exchange);
    } else {
      LOG.error("Cannot check a bearer token", failure);
      problems.end(
          exchange,
          ProblemException.unavailable("Bearer tokens cannot be checked now", RETRY_AFTER));
    }
  }

  private boolean isGuarded(RoutingContext exchange) {
    if (SAFE.contains(exchange.request().method())) {
      return settings.protectReads() && !PublicPaths.contains(exchange.normalizedPath());
    }
    return true;
  }

  /** One challenge for each way that would have been accepted (RFC 9110, section 11.6.1). */
  private void challenge(RoutingContext exchange) {
    if (access.acceptsKeys()) {
      add(exchange, "ApiKey realm=\"items-api\", header=\"" + Access.API_KEY + "\"");
    }
    if (access.acceptsTokens()) {
      add(exchange, "Bearer realm=\"items-api\"");
    }
    problems.end(
        exchange, ProblemException.unauthorized("This needs credentials, and none are known"));
  }

  private static void add(RoutingContext exchange, String challenge) {
    exchange.response().headers().add(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
