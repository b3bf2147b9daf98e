package io.lakehousecdc.items.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OTLP collector, as far as it takes spans by HTTP. */
final class SpanReceiver implements AutoCloseable {
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  SpanReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** ExportTraceServiceRequest: resource_spans = 1, scope_spans = 2, spans = 2. */
  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      ProtobufFields request = ProtobufFields.of(exchange.getRequestBody().readAllBytes());
      request.messages(1).stream()
          .flatMap(resource -> resource.messages(2).stream())
          .flatMap(scope -> scope.messages(2).stream())
          .map(Span::of)
          .forEach(spans::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
