package io.lakehousecdc.items.problem;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** An answer whose body is there before its first byte is sent. */
public final class WholeAnswer {
  private WholeAnswer() {}

  /**
   * Ends the exchange; what is left of the request's body is thrown away. An answer to HEAD has the
   * length of its body, and not the body.
   */
  public static void end(RoutingContext exchange, Buffer body) {
    HttpServerResponse response = exchange.response();
    exchange.request().resume();
    if (exchange.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
      endQuietly(response.end());
    } else {
      endQuietly(response.end(body));
    }
  }

  /** A client that has gone away needs no answer. */
  private static void endQuietly(Future<Void> end) {
    end.onFailure(ignored -> {});
  }
}
