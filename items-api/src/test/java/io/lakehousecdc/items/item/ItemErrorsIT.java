package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class ItemErrorsIT {
  private final ItemsService service;

  ItemErrorsIT(ItemsService service) {
    this.service = service;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2147483647",
        "2147483648",
        "99999999999999999999",
        "-1",
        "abc",
        "1.0",
        "%20",
        "1%00"
      })
  void whatIsNoIdOfAnItemIsNotFound(String id) {
    for (String collection : new String[] {"/items/", "/item/"}) {
      String path = collection + id;
      String draft = "{\"name\":\"nobody\",\"price\":1}";
      assertProblem(service.get(path), 404, "Item not found");
      assertProblem(service.put(path, draft), 404, "Item not found");
      assertProblem(service.delete(path), 404, "Resource Not Found");
    }
  }

  @Test
  void aTakenNameIsAConflictOnPostAndPut() {
    // Given
    service.create("owned", "1");
    int other = service.create("other", "1");
    String draft = "{\"name\":\"owned\",\"price\":1}";

    // When
    HttpResponse<String> posted = service.post("/items", draft);
    HttpResponse<String> put = service.put("/items/" + other, draft);

    // Then
    assertProblem(posted, 409, "Item already exists");
    assertProblem(put, 409, "Item already exists");
    assertThat(json(put).at("/errors/0/pointer").textValue()).isEqualTo("#/name");
    assertThat(json(put).at("/errors/0/code").textValue()).isEqualTo("taken");
  }

  @Test
  void idsThatSqlHasTakenArePassedOver() throws SQLException {
    // Given: ids 1, 2, 4 and 5 after the last one of the sequence
    int last = service.create("last in sequence", "1");
    service.sql(
        "insert into items (id, name, price) select %d + i, 'with its own id ' || i, 1 from unnest(array[1, 2, 4, 5]) i"
            .formatted(last));

    // When
    HttpResponse<String> batch =
        service.post(
            "/items:batch",
            "[{\"name\":\"z first after\",\"price\":1},{\"name\":\"a second after\",\"price\":1}]");
    int next = service.create("third after", "1");

    // Then
    assertThat(batch.statusCode()).as(batch.body()).isEqualTo(201);
    assertThat(json(batch).findValues("id"))
        .extracting(JsonNode::intValue)
        .containsExactly(last + 3, last + 6);
    assertThat(json(batch).at("/0/name").textValue()).isEqualTo("z first after");
    assertThat(next).isGreaterThan(last + 6);
  }

  @Test
  void afterManyTakenIdsTheClientIsAskedToTryAgain() throws SQLException {
    // Given
    int last = service.create("last before many", "1");
    service.sql(
        "insert into items (id, name, price) select %d + i, 'one of many ' || i, 1 from generate_series(1, 10050) i"
            .formatted(last));
    try {
      // When
      String draft = "{\"name\":\"after many\",\"price\":1}";
      HttpResponse<String> first = service.post("/items", draft);
      HttpResponse<String> second = service.post("/items", draft);

      // Then
      assertProblem(
          first,
          503,
          "Cannot create item: the next 10000 ids are taken by rows written with ids of their own; try again");
      assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(second.statusCode()).isEqualTo(201);
      assertThat(json(second).get("id").intValue()).isEqualTo(last + 10051);
    } finally {
      service.sql("delete from items where name like 'one of many %'");
    }
  }

  @Test
  void everyViolationIsReportedAtOnce() {
    // When
    HttpResponse<String> response =
        service.post(
            "/items", "{\"name\":\" \",\"description\":7,\"price\":-1.234,\"on_offer\":\"yes\"}");

    // Then
    assertProblem(
        response,
        422,
        "Invalid request: name must not be blank, description must be a string, not a number, "
            + "price must not be negative, price must have at most 2 decimal places, "
            + "on_offer must be a boolean, not a string");
    assertThat(json(response).get("errors"))
        .extracting(error -> error.get("pointer").textValue() + " " + error.get("code").textValue())
        .containsExactly(
            "#/name blank",
            "#/description type",
            "#/price negative",
            "#/price too-precise",
            "#/on_offer type");
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        arguments("", "Cannot read item: the request has no body"),
        arguments("{\"name\"", "Cannot read item: malformed JSON at line 1, column 8"),
        arguments("{\"name\":\"a\",\"price\":NaN}", "malformed JSON at line 1, column 24"),
        arguments("{\"name\":\"a\",\"price\":1} x", "malformed JSON at line 1, column 24"),
        arguments("{\"name\":\"a\",\"price\":1e99999999999}", "a number is too large to be read"),
        arguments("[".repeat(5_000), "malformed JSON"));
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void malformedJsonIsABadRequest(String body, String detail) {
    HttpResponse<String> response = service.post("/items", body);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(json(response).get("detail").textValue()).contains(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "nonsense"})
  void anotherMediaTypeIsUnsupported(String type) {
    HttpResponse<String> response =
        service.send(
            service
                .request("/items")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"name\":\"typed\",\"price\":1}"))
                .build());
    assertProblem(response, 415, "Unsupported Media Type");
  }

  @ParameterizedTest
  @CsvSource({
    "/items?limit=0, limit",
    "/items?limit=1001, limit",
    "/items?limit=x, limit",
    "/items?after=-2147483649, after",
    "/items?after=2147483648, after"
  })
  void aPageOutOfRangeIsInvalid(String path, String parameter) {
    HttpResponse<String> response = service.get(path);
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).at("/errors/0/parameter").textValue()).isEqualTo(parameter);
  }

  @Test
  void unknownPathsAndMethodsAreProblemsToo() {
    assertProblem(service.get("/nothing"), 404, "Not Found");
    assertProblem(service.delete("/items"), 405, "Method Not Allowed");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String detail) {
    JsonNode problem = json(response);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(problem.get("type").textValue()).isEqualTo("about:blank");
    assertThat(problem.get("title").textValue()).isNotBlank();
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("detail").textValue()).isEqualTo(detail);
    assertThat(problem.get("instance").textValue()).isEqualTo(response.uri().getRawPath());
  }
}
