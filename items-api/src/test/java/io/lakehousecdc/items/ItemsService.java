package io.lakehousecdc.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The built service and its PostgreSQL, each in a process of its own. */
public final class ItemsService implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final LocalPlatform platform = LocalPlatform.start(Set.of(Part.ITEMS_API));
  private final URI root = platform.endpoints().uri(Part.ITEMS_API);

  public LocalPlatform platform() {
    return platform;
  }

  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  public HttpResponse<String> post(String path, String json) {
    return send(withJson("POST", path, json));
  }

  public HttpResponse<String> put(String path, String json) {
    return send(withJson("PUT", path, json));
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE().build());
  }

  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
    return client.sendAsync(request, BodyHandlers.ofString());
  }

  public HttpRequest withJson(String method, String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .method(method, BodyPublishers.ofString(json))
        .build();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(TIMEOUT);
  }

  /** Creates an item and returns its id. */
  public int create(String name, String price) {
    HttpResponse<String> created =
        post("/items", "{\"name\":\"%s\",\"price\":%s}".formatted(name, price));
    if (created.statusCode() != 201) {
      throw new AssertionError(created.statusCode() + ": " + created.body());
    }
    return json(created).get("id").intValue();
  }

  public void sql(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        platform.jdbcUrl("items"), "items", platform.secrets().postgresItemsPassword());
  }

  public static JsonNode json(HttpResponse<String> response) {
    return json(response.body());
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("No JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    platform.close();
  }
}
