package io.lakehousecdc.items.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.ServiceProcess;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Streams of a list (some 85 MB) that is larger than the service's heap. */
@WithItemsService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ItemStreamIT {
  private static final int ITEMS = 200_000;
  private static final int HEAP_MEGABYTES = 64;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final ItemsService shared;
  private ServiceProcess service;

  ItemStreamIT(ItemsService shared) {
    this.shared = shared;
  }

  @BeforeAll
  void fillTheTable() throws SQLException {
    service = new ServiceProcess(shared, "items_stream", HEAP_MEGABYTES, Map.of());
    service.sql(
        "insert into items (name, description, price)"
            + " select 'streamed ' || n, repeat('d', 250), n %% 100 from generate_series(1, %d) n"
                .formatted(ITEMS));
    service.sql("vacuum analyze items");
  }

  @AfterAll
  void stopTheService() throws Exception {
    service.close();
  }

  @Test
  void theWholeListIsStreamedWhileAnotherClientReadsNothing() throws Exception {
    // Given
    HttpResponse<InputStream> unread = client.send(request("/items"), BodyHandlers.ofInputStream());

    // When
    HttpResponse<Stream<String>> lines = client.send(request("/items"), BodyHandlers.ofLines());

    // Then
    assertThat(lines.statusCode()).isEqualTo(200);
    assertThat(lines.headers().firstValue("Content-Type")).hasValue("application/x-ndjson");
    try (Stream<String> body = lines.body()) {
      assertThat(rowsInOrder(body.iterator())).isEqualTo(ITEMS);
    }
    assertThat(unread.statusCode()).isEqualTo(200);
    unread.body().close();
  }

  @Test
  void aStreamIsFilteredSortedAndResumed() throws Exception {
    // Given
    String path = "/items?min_price=99&sort=-price";

    // When
    List<String> all = lines(path);
    String next = json.readTree(all.get(1499)).get("id").asText();
    String cursor =
        Position.of(ItemOrder.parse("-price").orElseThrow(), Integer.parseInt(next), "99")
            .orElseThrow()
            .cursor();

    // Then: more than one chunk of equal prices
    assertThat(all).hasSize(ITEMS / 100).allMatch(line -> line.contains("\"price\":99,"));
    assertThat(lines(path + "&after=" + cursor)).isEqualTo(all.subList(1500, all.size()));
  }

  @Test
  void aStreamThatTheDatabaseFailsHasNoEnd() throws Exception {
    // Given: a client that has read the first of many chunks
    HttpResponse<InputStream> stream = client.send(request("/items"), BodyHandlers.ofInputStream());
    assertThat(stream.body().read()).isEqualTo('{');

    // When
    service.sql("alter table items rename to items_away");
    try {
      assertThatThrownBy(() -> stream.body().transferTo(OutputStream.nullOutputStream()))
          // Then
          .isInstanceOf(IOException.class);
      assertThat(client.send(request("/items"), BodyHandlers.ofString()).statusCode())
          .isEqualTo(500);
    } finally {
      service.sql("alter table items_away rename to items");
    }
  }

  @Test
  void anEmptyStreamHasNoLine() throws Exception {
    assertThat(client.send(request("/items?name=nobody"), BodyHandlers.ofString()).body())
        .isEmpty();
  }

  @Test
  void aStreamOfWhatIsNoQueryIsRefused() throws Exception {
    // When
    HttpResponse<String> refused =
        client.send(request("/items?limit=5&color=red"), BodyHandlers.ofString());

    // Then
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json.readTree(refused.body()).get("errors")).hasSize(2);
  }

  @Test
  void clientsThatDoNotAskForAStreamGetAPage() throws Exception {
    for (String accept : List.of("*/*", "application/json", "application/json, */*;q=0.1")) {
      HttpRequest request =
          HttpRequest.newBuilder(service.uri("/items?limit=1")).header("Accept", accept).build();
      HttpResponse<String> page = client.send(request, BodyHandlers.ofString());
      assertThat(page.headers().firstValue("Content-Type").orElseThrow())
          .as(accept)
          .startsWith("application/json");
      assertThat(json.readTree(page.body())).hasSize(1);
    }
  }

  private List<String> lines(String path) throws IOException, InterruptedException {
    try (Stream<String> lines = client.send(request(path), BodyHandlers.ofLines()).body()) {
      return lines.toList();
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(service.uri(path))
        .header("Accept", "application/x-ndjson")
        .build();
  }

  private int rowsInOrder(Iterator<String> lines) throws IOException {
    int rows = 0;
    for (int id = 0; lines.hasNext(); rows++) {
      JsonNode item = json.readTree(lines.next());
      assertThat(item.get("id").intValue()).isGreaterThan(id);
      id = item.get("id").intValue();
    }
    return rows;
  }
}
