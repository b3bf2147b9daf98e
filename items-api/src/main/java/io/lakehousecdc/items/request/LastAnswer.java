package io.lakehousecdc.items.request;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The last answer on its connection. */
public final class LastAnswer {
  private static final long LINGER_MILLIS = 1_000;

  private LastAnswer() {}

  /**
   * Says so to the client and closes the connection after the answer, which the header alone does
   * not. On HTTP/2 a connection has other requests, and an answer ends only its own.
   */
  public static void close(RoutingContext exchange) {
    HttpServerRequest request = exchange.request();
    HttpServerResponse response = exchange.response();
    if (request.version() == HttpVersion.HTTP_2
        || response.headers().contains(HttpHeaders.CONNECTION, HttpHeaders.CLOSE, true)) {
      return;
    }
    response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    exchange.addEndHandler(ignored -> end(exchange.vertx(), request));
  }

  /**
   * A socket that is closed before all was read from it is reset, and the client may never see the
   * answer: what it still sends is dropped for a while.
   */
  private static void end(Vertx vertx, HttpServerRequest request) {
    if (request.isEnded()) {
      request.connection().close();
      return;
    }
    request.handler(dropped -> {}).endHandler(end -> request.connection().close()).resume();
    vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
  }
}
