package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

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
class ItemConditionsIT {
  private static final String STALE = "\"1\", W/\"2\", \"02\", \"x\"";

  private final ItemsService service;

  ItemConditionsIT(ItemsService service) {
    this.service = service;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "GET | \"1\" | 304",
        "GET | W/\"1\" | 304",
        "GET | \"7\", \"1\" | 304",
        "GET | * | 304",
        "GET | \"2\" | 200",
        "GET | 1 | 400",
        "HEAD | \"1\" | 304",
        "HEAD | \"2\" | 200"
      })
  void ifNoneMatchSparesTheBodyThatAClientHas(String method, String tags, int status) {
    for (String collection : new String[] {"/items/", "/item/"}) {
      // Given
      int id = service.create("read %s %s %s".formatted(method, collection, tags.hashCode()), "1");

      // When
      HttpResponse<String> answer = send(method, collection + id, "If-None-Match", tags, "");

      // Then
      assertThat(answer.statusCode()).isEqualTo(status);
      if (status != 400) {
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(answer.body().isEmpty()).isEqualTo(status == 304 || method.equals("HEAD"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items/", "/item/"})
  void headAnswersTheHeadersOfGet(String collection) {
    // Given
    String path = collection + service.create("hëad " + collection, "1.50");

    // Then
    assertHeadAsGet(path, "ETag", "Content-Length");
    assertHeadAsGet(collection + Integer.MAX_VALUE, "Content-Length");
    assertHeadAsGet("/items?limit=1&sort=-id", "Link", "Content-Length");
    assertHeadAsGet("/items?limit=x", "Content-Length");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void aStaleVersionIsNotWrittenTo(String method) {
    for (String collection : new String[] {"/items/", "/item/"}) {
      // Given
      String name = "stale %s %s".formatted(method, collection);
      String path = collection + service.create(name, "1");
      service.put(path, draft(name));
      String before = service.get(path).body();

      // When
      HttpResponse<String> answer = send(method, path, "If-Match", STALE, draft("not " + name));

      // Then
      assertThat(answer.statusCode()).isEqualTo(412);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(json(answer).get("detail").textValue())
          .isEqualTo(
              "The item is in version 2, which is none of those in If-Match; nothing was changed");
      assertThat(service.get(path).body()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "PUT | \"1\"",
        "PUT | *",
        "PATCH | \"9\" , , \"1\"",
        "PATCH | *",
        "DELETE | \"1\"",
        "DELETE | *"
      })
  void theExpectedVersionIsWrittenTo(String method, String tags) {
    // Given
    String name = "expected %s %s".formatted(method, tags.hashCode());
    String path = "/items/" + service.create(name, "1");

    // When
    HttpResponse<String> answer = send(method, path, "If-Match", tags, draft(name));

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    if (!method.equals("DELETE")) {
      assertThat(answer.headers().firstValue("ETag")).hasValue("\"2\"");
    }
  }

  @Test
  void tagsInSeveralLinesAreOneList() {
    // Given
    String path = "/items/" + service.create("tags in lines", "1");

    // When
    HttpRequest delete =
        service
            .request(path)
            .header("If-Match", "\"7\"")
            .header("If-Match", "\"1\"")
            .DELETE()
            .build();

    // Then
    assertThat(service.send(delete).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "PUT | \"1\" | Item not found",
        "PUT | * | Item not found",
        "PATCH | \"1\" | Item not found",
        "DELETE | \"1\" | Resource Not Found",
        "DELETE | * | Resource Not Found"
      })
  void aMissingItemIsNotFoundWhateverIsExpectedOfIt(String method, String tags, String detail) {
    // When
    HttpResponse<String> answer =
        send(method, "/items/" + Integer.MAX_VALUE, "If-Match", tags, draft("nobody"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(json(answer).get("detail").textValue()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void aConditionThatCannotBeReadIsNotIgnored(String method) {
    // Given
    String path = "/items/" + service.create("misquoted " + method, "1");

    // When
    HttpResponse<String> answer = send(method, path, "If-Match", "1", draft("overwritten"));

    // Then
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("detail").textValue()).startsWith("Cannot read If-Match");
    assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"1\"");
  }

  @Test
  void anEmptyListOfTagsMatchesNothing() {
    // Given
    String path = "/items/" + service.create("no tag", "1");

    // Then
    assertThat(send("DELETE", path, "If-Match", "", "").statusCode()).isEqualTo(412);
    assertThat(send("GET", path, "If-None-Match", "", "").statusCode()).isEqualTo(200);
  }

  private void assertHeadAsGet(String path, String... present) {
    HttpResponse<String> get = send("GET", path, "X-Request-Id", "the-same", "");
    HttpResponse<String> head = send("HEAD", path, "X-Request-Id", "the-same", "");
    assertThat(head.statusCode()).isEqualTo(get.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().map()).isEqualTo(get.headers().map()).containsKeys(present);
  }

  private HttpResponse<String> send(
      String method, String path, String header, String value, String body) {
    return service.send(
        service
            .request(path)
            .header(header, value)
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build());
  }

  private static String draft(String name) {
    return "{\"name\":\"%s\",\"price\":2}".formatted(name);
  }
}
