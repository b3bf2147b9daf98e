package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class ItemPatchIT {
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final ItemsService service;

  ItemPatchIT(ItemsService service) {
    this.service = service;
  }

  @ParameterizedTest
  @CsvSource({
    "/items/, application/merge-patch+json",
    "/items/, application/json",
    "/items/, application/merge-patch+json;charset=UTF-8",
    "/item/, application/merge-patch+json"
  })
  void onlyWhatThePatchHoldsIsChanged(String collection, String type) {
    // Given
    String name = "patched %s %s".formatted(collection, type);
    int id = create(name);

    // When
    HttpResponse<String> patched =
        patch(collection + id, type, "{\"price\":2.50,\"id\":7,\"version\":9}");

    // Then
    JsonNode item = json(patched);
    assertThat(patched.statusCode()).isEqualTo(200);
    assertThat(patched.headers().firstValue("ETag")).hasValue("\"2\"");
    assertThat(patched.body())
        .startsWith(
            "{\"id\":%d,\"name\":\"%s\",\"description\":\"d\",\"price\":2.5,\"on_offer\":true,"
                .formatted(id, name));
    assertThat(item.get("version").intValue()).isEqualTo(2);
    assertThat(service.get(collection + id).body()).isEqualTo(patched.body());
  }

  @Test
  void eachFieldCanBeChanged() {
    // Given
    String path = "/items/" + create("all fields");

    // When
    JsonNode item =
        json(
            patch(
                path,
                MERGE_PATCH,
                "{\"name\":\"😀\",\"description\":\"\",\"price\":0,\"on_offer\":false}"));

    // Then
    assertThat(item.get("name").textValue()).isEqualTo("😀");
    assertThat(item.get("description").textValue()).isEmpty();
    assertThat(item.get("price").intValue()).isZero();
    assertThat(item.get("on_offer").booleanValue()).isFalse();
  }

  @Test
  void nullRemovesTheDescriptionAndTheOfferAndNothingElse() {
    // Given
    String path = "/items/" + create("nulls");

    // When
    JsonNode item = json(patch(path, MERGE_PATCH, "{\"description\":null,\"on_offer\":null}"));
    HttpResponse<String> refused = patch(path, MERGE_PATCH, "{\"name\":null,\"price\":null}");

    // Then
    assertThat(item.get("description").isNull()).isTrue();
    assertThat(item.get("on_offer").booleanValue()).isFalse();
    assertThat(item.get("price").intValue()).isEqualTo(1);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("errors"))
        .extracting(error -> error.get("pointer").textValue())
        .containsExactly("#/name", "#/price");
    assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"2\"");
  }

  @Test
  void theNameOfAnotherItemIsAConflict() {
    // Given
    create("patched owner");
    String path = "/items/" + create("patched other");

    // When
    HttpResponse<String> answer = patch(path, MERGE_PATCH, "{\"name\":\"patched owner\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(json(answer).at("/errors/0/pointer").textValue()).isEqualTo("#/name");
    assertThat(patch(path, MERGE_PATCH, "{\"name\":\"patched other\"}").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json-patch+json", "text/plain", "nonsense"})
  void anotherFormatIsRefusedWithThoseThatAreKnown(String type) {
    for (String collection : new String[] {"/items/", "/item/"}) {
      // Given
      String path = collection + create("typed %s %s".formatted(type, collection));

      // When
      HttpResponse<String> answer = patch(path, type, "{\"price\":2}");

      // Then
      assertThat(answer.statusCode()).isEqualTo(415);
      assertThat(answer.headers().firstValue("Accept-Patch"))
          .hasValue("application/merge-patch+json, application/json");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
  }

  @Test
  void onlyAPatchIsToldOfThem() {
    // When
    HttpRequest post =
        service
            .request("/items")
            .header("Content-Type", MERGE_PATCH)
            .POST(BodyPublishers.ofString("{\"name\":\"n\",\"price\":1}"))
            .build();
    HttpResponse<String> answer = service.send(post);

    // Then
    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Accept-Patch")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {"{\"price\": | 400", "`` | 400", "[] | 422", "null | 422", "{\"on_offer\":1} | 422"})
  void whatIsNoPatchIsRefused(String body, int status) {
    String path = "/items/" + create("no patch " + body.hashCode());
    assertThat(patch(path, MERGE_PATCH, body).statusCode()).isEqualTo(status);
  }

  @Test
  void aMissingItemIsNotFound() {
    for (String id : new String[] {"2147483647", "abc", "2147483648"}) {
      HttpResponse<String> answer = patch("/items/" + id, MERGE_PATCH, "{\"price\":2}");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(json(answer).get("detail").textValue()).isEqualTo("Item not found");
    }
  }

  private int create(String name) {
    return json(service.post(
            "/items",
            "{\"name\":\"%s\",\"description\":\"d\",\"price\":1,\"on_offer\":true}"
                .formatted(name)))
        .get("id")
        .intValue();
  }

  private HttpResponse<String> patch(String path, String type, String body) {
    return service.send(
        service
            .request(path)
            .header("Content-Type", type)
            .method("PATCH", BodyPublishers.ofString(body))
            .build());
  }
}
