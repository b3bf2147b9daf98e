package io.lakehousecdc.loadgen.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakehousecdc.loadgen.fake.FakeItems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@link FakeItems} behind HTTP. */
final class ItemsServer implements AutoCloseable {
  private final FakeItems items = new FakeItems();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final HttpServer server;

  ItemsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().toString();
    FakeItems.Reply reply =
        path.startsWith("/item")
            ? items.handle(exchange.getRequestMethod(), path, body.length == 0 ? null : body)
            : new FakeItems.Reply(200, new byte[] {'{', '}'});
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status(), reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
