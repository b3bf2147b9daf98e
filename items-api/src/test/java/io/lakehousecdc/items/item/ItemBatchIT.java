package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@WithItemsService
class ItemBatchIT {
  private static final String BATCH = "/items:batch";

  private final ItemsService service;

  ItemBatchIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void aBatchAnswersTheStoredItemsInItsOrder() {
    // When
    HttpResponse<String> created =
        service.post(
            BATCH,
            """
            [{"name": "batch z 😀", "description": "\\"blue\\"", "price": 29.90, "on_offer": true, "id": 7},
             {"name": "batch a", "price": 1e3},
             {"name": "batch :m ?'", "description": null, "price": 0e400, "on_offer": null}]
            """);

    // Then
    JsonNode items = json(created);
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(items)
        .extracting(item -> item.get("name").textValue())
        .containsExactly("batch z 😀", "batch a", "batch :m ?'");
    assertThat(items)
        .extracting(item -> item.get("price").asText())
        .containsExactly("29.9", "1000", "0");
    assertThat(items.get(0).get("description").textValue()).isEqualTo("\"blue\"");
    assertThat(items.get(0).get("on_offer").booleanValue()).isTrue();
    assertThat(items.get(1).get("description").isNull()).isTrue();
    assertThat(items.get(2).get("on_offer").booleanValue()).isFalse();
    assertThat(ids(items)).isSorted();
    for (JsonNode item : items) {
      assertThat(service.get("/items/" + item.get("id")).body()).isEqualTo(item.toString());
    }
  }

  @Test
  void aThousandItemsAreOneBatchAndOneMoreIsTooMany() {
    // When
    HttpResponse<String> created = service.post(BATCH, batch("thousand", 1000));
    HttpResponse<String> refused = service.post(BATCH, batch("too many", 1001));

    // Then
    assertThat(created.statusCode()).isEqualTo(201);
    assertThat(json(created)).hasSize(1000);
    assertThat(ids(json(created))).isSorted();
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).at("/errors/0/code").textValue()).isEqualTo("size");
    assertThat(service.post(BATCH, "[]").statusCode()).isEqualTo(422);
  }

  @Test
  void aBodyBeyondTheLimitIsTooLarge() {
    // When
    HttpResponse<String> answer = service.post(BATCH, "[\"" + "x".repeat(1 << 20) + "\"]");

    // Then
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void violationsPointIntoTheArrayAndNothingIsCreated() {
    // When
    HttpResponse<String> answer =
        service.post(
            BATCH,
            """
            [{"name": "valid beside others", "price": 1},
             {"name": " ", "price": -1},
             "no item",
             {"price": "1"}]
            """);

    // Then
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(errors(answer))
        .containsExactly(
            "#/1/name blank",
            "#/1/price negative",
            "#/2 type",
            "#/3/name missing",
            "#/3/price type");
    service.create("valid beside others", "1");
  }

  @Test
  void repeatedAndTakenNamesAreAllPointedAtAndNothingIsCreated() {
    // Given
    service.create("batch owner", "1");

    // When
    HttpResponse<String> taken = service.post(BATCH, batch(List.of("batch free", "batch owner")));
    HttpResponse<String> both =
        service.post(BATCH, batch(List.of("batch twin", "batch owner", "batch twin")));

    // Then
    assertThat(taken.statusCode()).isEqualTo(409);
    assertThat(errors(taken)).containsExactly("#/1/name taken");
    assertThat(both.statusCode()).isEqualTo(409);
    assertThat(errors(both))
        .containsExactly("#/0/name repeated", "#/1/name taken", "#/2/name repeated");
    service.create("batch free", "1");
    service.create("batch twin", "1");
  }

  @Test
  void thePathIsThatOfTheBatchOnly() {
    assertThat(service.get(BATCH).statusCode()).isEqualTo(405);
    assertThat(service.get("/items?limit=1").statusCode()).isEqualTo(200);
    assertThat(json(service.get("/openapi.json")).get("paths").has(BATCH)).isTrue();
  }

  static String batch(String prefix, int size) {
    return batch(IntStream.range(0, size).mapToObj(i -> prefix + " " + (size - i)).toList());
  }

  static String batch(List<String> names) {
    return names.stream()
        .map("{\"name\":\"%s\",\"price\":1}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static List<Integer> ids(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.get("id").intValue())
        .toList();
  }

  private static List<String> errors(HttpResponse<String> answer) {
    return StreamSupport.stream(json(answer).get("errors").spliterator(), false)
        .map(error -> error.get("pointer").textValue() + " " + error.get("code").textValue())
        .toList();
  }
}
