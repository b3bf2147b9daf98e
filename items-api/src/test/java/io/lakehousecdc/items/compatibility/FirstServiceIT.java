package io.lakehousecdc.items.compatibility;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.RawHttp;
import io.lakehousecdc.items.ServiceProcess;
import io.lakehousecdc.items.WithItemsService;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The service with items.compatibility=fastapi. */
@WithItemsService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstServiceIT {
  private static final int HEAP_MEGABYTES = 64;
  private static final int ITEMS = 200_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final ItemsService shared;
  private ServiceProcess service;

  FirstServiceIT(ItemsService shared) {
    this.shared = shared;
  }

  @BeforeAll
  void startTheService() {
    service =
        new ServiceProcess(
            shared,
            "items_compatibility",
            HEAP_MEGABYTES,
            Map.of("ITEMS_COMPATIBILITY", "fastapi"));
  }

  @BeforeEach
  void emptyTheTable() throws SQLException {
    service.sql("truncate items restart identity");
  }

  @AfterAll
  void stopTheService() throws Exception {
    service.close();
  }

  /**
   * Requests, in this order on an empty table, with the answers of a FastAPI application (fastapi
   * 0.115.12, pydantic 2.10.6, starlette 0.46.1, uvicorn 0.34.0) of the first service's routes and
   * fields, description and on_offer optional.
   */
  @TestFactory
  Stream<DynamicTest> everyAnswerIsThatOfTheFirstService() throws IOException {
    try (InputStream golden = getClass().getResourceAsStream("/first-service-answers.json")) {
      return StreamSupport.stream(json.readTree(golden).spliterator(), false)
          .map(exchange -> dynamicTest(name(exchange.get("request")), () -> play(exchange)));
    }
  }

  private static String name(JsonNode request) {
    String name =
        request.get("method").textValue()
            + " "
            + request.get("path").textValue()
            + " "
            + request.path("body").asText();
    return name.substring(0, Math.min(100, name.length())).replaceAll("\\s+", " ");
  }

  private void play(JsonNode exchange) throws Exception {
    // When
    JsonNode sent = exchange.get("request");
    HttpResponse<String> answer =
        send(
            sent.get("method").textValue(),
            sent.get("path").textValue(),
            sent.path("body").textValue(),
            sent.path("contentType").textValue());

    // Then
    assertThat(answer.statusCode() + " " + answer.body())
        .isEqualTo(exchange.get("status").intValue() + " " + exchange.get("body").textValue());
    for (String header : new String[] {"content-type", "location", "allow"}) {
      String expected = exchange.get("headers").path(header).textValue();
      assertThat(answer.headers().firstValue(header).orElse(null))
          .as(header)
          .isEqualTo(
              expected == null ? null : expected.replace("{root}", service.uri("").toString()));
    }
  }

  @ParameterizedTest
  @CsvSource({"29.99, 29.99", "1000.00, 1000", "0.10, 0.1", "-9999999999.99, -9999999999.99"})
  void aPriceMayHaveTwoDecimalPlaces(String sent, String answered) throws Exception {
    assertThat(post("{\"name\":\"cup\",\"price\":%s}".formatted(sent)).body())
        .isEqualTo(
            "{\"id\":1,\"name\":\"cup\",\"description\":null,\"price\":%s,\"on_offer\":false}"
                .formatted(answered));
  }

  @ParameterizedTest
  @CsvSource({
    "price, 1.005, decimal_max_places",
    "price, 1e400, decimal_whole_digits",
    "price, 1e999999999, decimal_whole_digits",
    "price, 12345678901, decimal_whole_digits",
    "price, '\"99999999999999999999\"', decimal_whole_digits",
    "name, '\"\\u0000\"', string_unicode",
    "name, '\"\\ud800\"', string_unicode"
  })
  void whatMadeTheFirstServiceFailIsInvalid(String field, String value, String type)
      throws Exception {
    // When
    String other = field.equals("name") ? "\"price\":1" : "\"name\":\"a\"";
    HttpResponse<String> answer = post("{\"%s\":%s,%s}".formatted(field, value, other));

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    JsonNode errors = json.readTree(answer.body()).get("detail");
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).get("type").textValue()).isEqualTo(type);
    assertThat(errors.get(0).get("loc").toString()).isEqualTo("[\"body\",\"%s\"]".formatted(field));
  }

  @Test
  void aNameThatDoesNotFitIsInvalid() throws Exception {
    assertThat(post("{\"name\":\"%s\",\"price\":1}".formatted("é".repeat(256))).body())
        .endsWith("\"ctx\":{\"max_length\":255}}]}")
        .contains("\"type\":\"string_too_long\"");
    assertThat(post("{\"name\":\"%s\",\"price\":1}".formatted("é".repeat(255))).statusCode())
        .isEqualTo(201);
  }

  @Test
  void whatPythonHasNoRoomForCannotBeParsed() throws Exception {
    for (String body : new String[] {"[".repeat(5_000), "1".repeat(5_000)}) {
      HttpResponse<String> answer = post(body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).isEqualTo("{\"detail\":\"There was an error parsing the body\"}");
    }
  }

  @Test
  void aFaultIsPlainText() throws Exception {
    // Given
    service.sql("alter table items rename to items_away");
    try {
      for (String path : new String[] {"/items", "/item/1"}) {
        // When
        HttpResponse<String> answer = send("GET", path, null, null);

        // Then
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type"))
            .hasValue("text/plain; charset=utf-8");
        assertThat(answer.body()).isEqualTo("Internal Server Error");
      }
    } finally {
      service.sql("alter table items_away rename to items");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1048577\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n"})
  void aBodyThatIsTooLargeHasADetail(String framing) {
    // When: more of the body would follow
    int sent = framing.startsWith("C") ? 0 : 2 << 20;
    String chunk = sent == 0 ? "" : Integer.toHexString(sent) + "\r\n" + " ".repeat(sent);
    String answer =
        RawHttp.exchange(
            service.uri(""), "POST /items HTTP/1.1\r\nHost: localhost\r\n" + framing + chunk);

    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 413 ")
        .containsIgnoringCase("content-type: application/json\r\n")
        .containsIgnoringCase("connection: close\r\n");
    assertThat(RawHttp.body(answer))
        .isEqualTo("{\"detail\":\"The body has more than 1048576 bytes\"}");
  }

  @Test
  void aDatabaseThatHasGoneIsADetail() throws Exception {
    // When
    shared.platform().kill(Part.POSTGRES);
    try {
      // Then
      for (String[] request :
          new String[][] {
            {"GET", "/items", null},
            {"GET", "/item/1", null},
            {"POST", "/items", "{\"name\":\"a\",\"price\":1}"},
            {"PUT", "/item/1", "{\"name\":\"a\",\"price\":1}"},
            {"DELETE", "/item/1", null}
          }) {
        HttpResponse<String> answer = send(request[0], request[1], request[2], "application/json");
        assertThat(answer.statusCode()).as(request[0]).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body())
            .isEqualTo("{\"detail\":\"The database cannot be used now; try again\"}");
      }
    } finally {
      shared.platform().restart(Part.POSTGRES);
    }
    await().atMost(10, SECONDS).until(() -> send("GET", "/items", null, null).body().equals("[]"));
    await().atMost(10, SECONDS).until(() -> shared.get("/q/health/ready").statusCode() == 200);
  }

  @Test
  void thePathsOfNewClientsAndOfOperatorsAreServed() throws Exception {
    // Given
    post("{\"name\":\"cup\",\"price\":1}");

    // Then
    assertThat(send("GET", "/items/1", null, null).body()).startsWith("{\"id\":1,");
    for (String path : new String[] {"/q/health/live", "/q/metrics", "/openapi.json", "/docs/"}) {
      assertThat(send("GET", path, null, null).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void theWholeListIsOneArrayHoweverLongItIs() throws Exception {
    // Given: more text than the service has heap, and an id that no sequence made
    service.sql(
        "insert into items (id, name, description, price) select n, 'item ' || n, repeat('d', 255), n"
            + " from generate_series(-1, %d) n".formatted(ITEMS - 2));

    // When
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(service.uri("/items")).build(), BodyHandlers.ofInputStream());

    // Then
    int items = 0;
    try (JsonParser parser = json.createParser(answer.body())) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonNode item = json.readTree(parser);
        assertThat(item.get("id").intValue()).isEqualTo(items - 1);
        assertThat(item).hasSize(5);
        items++;
      }
    }
    assertThat(items).isEqualTo(ITEMS);
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send("POST", "/items", body, "application/json");
  }

  private HttpResponse<String> send(String method, String path, String body, String contentType)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.uri(path))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
