package io.lakehousecdc.items.trace;

import io.lakehousecdc.items.request.FilterOrder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Puts the trace id of a request into what is logged for it. */
@Singleton
class RequestTrace {
  /** OpenTelemetry's own name for it: where it makes a span, it has set the id already. */
  private static final String LOG_KEY = "traceId";

  void register(@Observes Filters filters) {
    filters.register(this::begin, FilterOrder.TRACE);
  }

  private void begin(RoutingContext exchange) {
    if (MDC.get(LOG_KEY) == null) {
      MDC.put(LOG_KEY, TraceId.choose(exchange.request().getHeader(TraceId.HEADER)));
    }
    exchange.next();
  }
}
