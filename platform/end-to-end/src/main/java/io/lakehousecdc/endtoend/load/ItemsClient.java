package io.lakehousecdc.endtoend.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Creates items through items-api, as any client does. */
public final class ItemsClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String ID = "\"id\":";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI items;

  public ItemsClient(URI itemsApi) {
    items = itemsApi.resolve("/items");
  }

  /**
   * Creates an item and gives its id once the service has acknowledged it; fails with {@link
   * IOException}.
   */
  public CompletableFuture<Integer> create(String name) {
    String body =
        "{\"name\":\"%s\",\"description\":\"made by a load\",\"price\":12.5,\"on_offer\":true}"
            .formatted(name);
    HttpRequest request =
        HttpRequest.newBuilder(items)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString()).thenApply(ItemsClient::id);
  }

  private static int id(HttpResponse<String> response) {
    String body = response.body();
    int start = body.indexOf(ID);
    if (response.statusCode() != 201 || start < 0) {
      throw new CompletionException(
          new IOException(
              "Cannot create an item: items-api answered %d: %s"
                  .formatted(response.statusCode(), body)));
    }
    int end = start + ID.length();
    while (end < body.length() && Character.isDigit(body.charAt(end))) {
      end++;
    }
    return Integer.parseInt(body, start + ID.length(), end, 10);
  }
}
