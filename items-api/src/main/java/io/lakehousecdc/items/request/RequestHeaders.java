package io.lakehousecdc.items.request;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Names each request, in its answer and in what is logged for it, and protects the answer. */
@Singleton
class RequestHeaders {
  private static final String LOG_KEY = "requestId";

  void register(@Observes Filters filters) {
    filters.register(this::begin, FilterOrder.REQUEST);
  }

  private void begin(RoutingContext exchange) {
    String id = RequestId.choose(exchange.request().getHeader(RequestId.HEADER));
    HttpServerResponse response = exchange.response();
    response.putHeader(RequestId.HEADER, id);
    // In the context of this request, which moves with it from thread to thread.
    MDC.put(LOG_KEY, id);
    exchange.addHeadersEndHandler(ignored -> protect(exchange.normalizedPath(), response));
    exchange.next();
  }

  private static void protect(String path, HttpServerResponse response) {
    MultiMap headers = response.headers();
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Content-Security-Policy", ContentPolicy.of(path));
    if (response.getStatusCode() >= 400) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }
}
