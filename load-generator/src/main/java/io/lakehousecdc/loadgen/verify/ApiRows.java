package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The items as the API lists them, page by page in the order of their ids. */
final class ApiRows implements PlaceRows {
  private static final int PAGE = 1_000;
  private static final int ATTEMPTS = 3;
  private static final int OK = 200;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final ItemParser parser = ItemParser.complete();
  private final URI target;
  private final Map<String, String> headers;

  /**
   * @param target the root of the API
   * @param headers sent with each call
   */
  ApiRows(URI target, Map<String, String> headers) {
    this.target = target;
    this.headers = headers;
  }

  @Override
  public Place place() {
    return Place.API;
  }

  @Override
  public void read(Sink sink) throws PlaceException {
    int after = -1;
    while (true) {
      List<ItemState> page = page(after, sink);
      int last = after;
      for (ItemState item : page) {
        sink.row(item);
        last = Math.max(last, item.id());
      }
      if (last == after) {
        return;
      }
      after = last;
    }
  }

  private List<ItemState> page(int after, Sink sink) throws PlaceException {
    URI uri = target.resolve("/items?limit=%d&after=%d".formatted(PAGE, after));
    HttpResponse<byte[]> response = get(uri);
    if (response.statusCode() != OK) {
      throw new PlaceException(
          "Cannot read the items of %s: status %d".formatted(uri, response.statusCode()));
    }
    try {
      return parser.items(
          response.body(),
          wrong -> sink.wrongType(wrong.key(), String.valueOf(wrong.getMessage())));
    } catch (UnreadableException e) {
      throw new PlaceException("Cannot read the items of %s: %s".formatted(uri, e.getMessage()), e);
    }
  }

  private HttpResponse<byte[]> get(URI uri) throws PlaceException {
    HttpRequest.Builder builder = HttpRequest.newBuilder(uri).timeout(TIMEOUT);
    headers.forEach(builder::setHeader);
    HttpRequest request = builder.build();
    for (int attempt = 1; ; attempt++) {
      try {
        return client.send(request, BodyHandlers.ofByteArray());
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new PlaceException("Cannot read the items of %s: %s".formatted(uri, e), e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new PlaceException("Cannot read the items of " + uri + ": interrupted", e);
      }
    }
  }
}
