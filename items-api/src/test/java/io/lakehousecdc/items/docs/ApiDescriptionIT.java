package io.lakehousecdc.items.docs;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@WithItemsService
class ApiDescriptionIT {
  private static final Pattern SCRIPT_OR_STYLE = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

  private final ItemsService service;
  private final JsonNode document;

  ApiDescriptionIT(ItemsService service) {
    this.service = service;
    this.document = json(service.get("/openapi.json"));
  }

  @Test
  void theDocumentSaysWhatItDescribes() {
    assertThat(document.get("openapi").textValue()).startsWith("3.1");
    assertThat(document.at("/info/title").textValue()).isEqualTo("items-api");
    assertThat(document.at("/info/description").textValue()).contains("RFC 9457");
    assertThat(document.at("/info/version").textValue()).isNotEmpty();
  }

  @Test
  void everyOperationHasItsErrorsWithExamples() {
    List<String> operations = new ArrayList<>();
    forEachOperation(
        (name, operation) -> {
          operations.add(name);
          List<String> expected = new ArrayList<>(List.of("401", "429", "500", "503"));
          if (name.contains("{")) {
            expected.add("404");
          }
          if (operation.has("requestBody")) {
            expected.addAll(List.of("400", "409", "413", "415", "422"));
          }
          for (String status : expected) {
            assertIsDocumented(name, status, operation.get("responses").path(status));
          }
        });
    assertThat(operations)
        .contains("get /items", "post /items", "get /items/{id}", "put /item/{id}")
        .hasSizeGreaterThanOrEqualTo(8);
  }

  @Test
  void everyAnswerHasItsHeaders() {
    forEachOperation(
        (name, operation) ->
            operation
                .get("responses")
                .properties()
                .forEach(
                    answer -> {
                      JsonNode headers = resolved(answer.getValue()).path("headers");
                      assertThat(headers.fieldNames())
                          .toIterable()
                          .as(name + " " + answer.getKey())
                          .contains("X-Request-Id", "RateLimit", "RateLimit-Policy");
                      headers.forEach(
                          header -> assertThat(resolved(header).has("schema")).isTrue());
                    }));
    assertHeaders("/items", "post", "201", "ETag", "Location", "Idempotency-Replayed");
    assertHeaders("/items", "get", "200", "Link");
    assertHeaders("/items", "get", "503", "Retry-After");
    for (String path : new String[] {"/items/{id}", "/item/{id}"}) {
      assertHeaders(path, "get", "304", "ETag");
      for (String method : new String[] {"put", "patch", "delete"}) {
        JsonNode parameters = document.get("paths").get(path).get(method).get("parameters");
        assertThat(parameters.findValuesAsText("$ref"))
            .containsExactly("#/components/parameters/If-Match");
      }
    }
    assertThat(document.at("/components/parameters/If-Match/in").textValue()).isEqualTo("header");
    assertThat(
            document
                .get("paths")
                .get("/items:batch")
                .at("/post/responses/201/content/application~1json/example/0/version")
                .intValue())
        .isEqualTo(1);
  }

  private void assertHeaders(String path, String method, String status, String... names) {
    JsonNode answer = document.get("paths").get(path).get(method).get("responses").get(status);
    assertThat(resolved(answer).get("headers").fieldNames()).toIterable().contains(names);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  @Test
  void theExampleOfADraftIsAcceptedAndAnsweredAsTheExampleOfAnItem() {
    // Given
    JsonNode draft = document.at("/components/schemas/ItemDraft/examples/0");
    JsonNode item = document.at("/components/schemas/Item/examples/0");

    // When
    JsonNode created = json(service.post("/items", draft.toString()));

    // Then
    assertThat(created.get("name")).isEqualTo(draft.get("name"));
    assertThat(item.fieldNames()).toIterable().containsExactlyElementsOf(created::fieldNames);
  }

  @Test
  void everythingThatThePagesLoadIsHere() {
    for (String page : new String[] {"/docs/", "/redoc"}) {
      List<String> parts = new ArrayList<>();
      Matcher matcher = SCRIPT_OR_STYLE.matcher(service.get(page).body());
      while (matcher.find()) {
        parts.add(matcher.group(1));
      }
      assertThat(parts).as(page).isNotEmpty().noneMatch(part -> part.contains("//"));
      for (String part : parts) {
        String path = part.startsWith("/") ? part : page + part;
        assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
      }
    }
    assertThat(service.get("/docs/oauth2-redirect").body()).contains("oauth2");
  }

  private void assertIsDocumented(String operation, String status, JsonNode response) {
    JsonNode described = resolved(response);
    JsonNode content = described.path("content").path("application/problem+json");
    assertThat(content.at("/schema/$ref").textValue())
        .as(operation + " " + status)
        .isEqualTo("#/components/schemas/Problem");
    JsonNode example = content.path("example");
    assertThat(example.path("status").asText()).as(operation + " " + status).isEqualTo(status);
    assertThat(example.path("detail").asText()).isNotEmpty();
    assertThat(described.path("description").asText()).isNotEmpty();
  }

  private void forEachOperation(BiConsumer<String, JsonNode> check) {
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        check.accept(operation.getKey() + " " + path.getKey(), operation.getValue());
      }
    }
  }
}
