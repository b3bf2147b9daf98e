package io.lakehousecdc.catalog.access;

import io.lakehousecdc.catalog.CatalogConfig;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.apache.iceberg.rest.responses.ErrorResponseParser;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Turns away, before anything is read or routed, a request without the token, and a body that is
 * too large.
 *
 * <p>Closed by default: what is not health or metrics needs the token, unknown routes included.
 */
@Singleton
final class RequestGate {

  private static final int BEFORE_EVERYTHING = 1000;

  private final BearerToken token;
  private final long largestBody;

  RequestGate(
      CatalogConfig config,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody) {
    this.token = new BearerToken(config.token());
    this.largestBody = largestBody.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::filter, BEFORE_EVERYTHING);
  }

  private void filter(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    if (context.normalizedPath().startsWith("/q/")) {
      context.next();
    } else if (!token.isIn(request.getHeader(HttpHeaders.AUTHORIZATION))) {
      response.putHeader("WWW-Authenticate", "Bearer realm=\"catalog\"");
      end(
          response,
          401,
          "NotAuthorizedException",
          "Cannot authorize the request: send 'Authorization: Bearer <token>'");
    } else if (bodyLength(request) > largestBody) {
      // The body stays unread, so the connection cannot be used again.
      response.putHeader(HttpHeaders.CONNECTION, "close");
      end(
          response,
          413,
          "BadRequestException",
          "Cannot read the request: body over " + largestBody + " bytes");
    } else {
      context.next();
    }
  }

  /**
   * Returns the length in bytes that the client announces; 0 if it announces none, or none that is
   * a number.
   */
  private static long bodyLength(HttpServerRequest request) {
    @Nullable String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
  }

  private static void end(HttpServerResponse response, int code, String type, String message) {
    ErrorResponse error =
        ErrorResponse.builder().responseCode(code).withType(type).withMessage(message).build();
    response
        .setStatusCode(code)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(ErrorResponseParser.toJson(error));
  }
}
