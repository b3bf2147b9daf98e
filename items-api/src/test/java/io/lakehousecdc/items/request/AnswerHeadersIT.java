package io.lakehousecdc.items.request;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class AnswerHeadersIT {
  private final ItemsService service;

  AnswerHeadersIT(ItemsService service) {
    this.service = service;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/items", "/items/0", "/nowhere", "/docs/", "/redoc", "/openapi.json"})
  void everyAnswerIsProtectedAndNamed(String path) {
    HttpResponse<String> answer = service.get(path);
    assertThat(header(answer, "X-Content-Type-Options")).hasValue("nosniff");
    assertThat(header(answer, "Referrer-Policy")).hasValue("no-referrer");
    assertThat(header(answer, "Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none';")
        .contains("frame-ancestors 'none'")
        .doesNotContain("http");
    assertThat(header(answer, "X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
    assertThat(header(answer, "Cache-Control").filter("no-store"::equals).isPresent())
        .isEqualTo(answer.statusCode() >= 400);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void aProblemNamesItsRequest() {
    // When
    HttpResponse<String> answer =
        service.send(service.request("/items/0").header("X-Request-Id", "order-7").GET().build());

    // Then
    assertThat(header(answer, "X-Request-Id")).hasValue("order-7");
    assertThat(json(answer).get("request_id").textValue()).isEqualTo("order-7");
  }

  @Test
  void aRequestCanBeFoundInTheJsonLogAndOtherOriginsAreAllowedWhereConfigured() {
    Map<String, String> settings =
        Map.of(
            "quarkus.log.console.json.enabled", "true",
            "quarkus.http.access-log.enabled", "true",
            "quarkus.http.cors.enabled", "true",
            "quarkus.http.cors.origins", "https://shop.example");
    try (ItemsProcess process = ItemsProcess.start(service.platform(), settings)) {
      // When
      HttpResponse<String> answer =
          process.get("/items", "X-Request-Id", "order-8", "Origin", "https://shop.example");

      // Then
      assertThat(header(answer, "Access-Control-Allow-Origin")).hasValue("https://shop.example");
      await().until(() -> process.log().contains("order-8"));
      JsonNode line =
          process
              .log()
              .lines()
              .filter(l -> l.contains("order-8"))
              .findFirst()
              .map(ItemsService::json)
              .orElseThrow();
      assertThat(line.get("message").textValue()).contains("\"GET /items HTTP/1.1\" 200");
      assertThat(line.get("mdc").get("requestId").textValue()).isEqualTo("order-8");
    }
  }

  private static Optional<String> header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name);
  }
}
