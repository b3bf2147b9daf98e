package io.lakehousecdc.items.access;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithItemsService
class ApiKeyIT {
  /** SHA-256 of "secret". */
  private static final String HASH =
      "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";

  /** SHA-256 of "from a file". */
  private static final String HASH_IN_FILE =
      "552b49dcb23b4558021df8fda10272de45986bce69dd80283fc0b2a2fa57c209";

  private final ItemsService items;

  ApiKeyIT(ItemsService items) {
    this.items = items;
  }

  @Test
  void writesNeedAKeyAndReadsDoNot() {
    try (ItemsProcess service =
        ItemsProcess.start(items.platform(), Map.of("items.security.api-keys", HASH))) {
      // Given
      String draft = "{\"name\":\"guarded\",\"price\":1}";

      // When
      HttpResponse<String> none = service.post(draft);
      HttpResponse<String> wrong = service.post(draft, "X-API-Key", HASH);
      HttpResponse<String> right = service.post(draft, "X-API-Key", "secret");

      // Then
      assertUnauthorized(none);
      assertUnauthorized(wrong);
      assertThat(right.statusCode()).isEqualTo(201);
      String path =
          right.headers().firstValue("Location").orElseThrow().replaceFirst(".*/items", "/items");
      assertThat(service.get(path).statusCode()).isEqualTo(200);
      for (String method : new String[] {"PUT", "DELETE", "PATCH", "FOO"}) {
        assertUnauthorized(service.send(method, path, draft));
        assertUnauthorized(service.send(method, path.replace("items", "item"), draft));
      }
      assertThat(service.get(path).statusCode()).isEqualTo(200);
      assertThat(service.log()).doesNotContain("secret");
    }
  }

  @Test
  void twoCallersMayUseTheSameIdempotencyKey() {
    try (ItemsProcess service =
        ItemsProcess.start(
            items.platform(), Map.of("items.security.api-keys", HASH + "," + HASH_IN_FILE))) {
      // Given
      String[] first = {"X-API-Key", "secret", "Idempotency-Key", "of-two-callers"};
      String[] second = {"X-API-Key", "from a file", "Idempotency-Key", "of-two-callers"};

      // When
      HttpResponse<String> one = service.post("{\"name\":\"first's\",\"price\":1}", first);
      HttpResponse<String> two = service.post("{\"name\":\"second's\",\"price\":1}", second);
      HttpResponse<String> again = service.post("{\"name\":\"first's\",\"price\":1}", first);

      // Then
      assertThat(one.statusCode()).isEqualTo(201);
      assertThat(two.statusCode()).as(two.body()).isEqualTo(201);
      assertThat(json(two).get("name").textValue()).isEqualTo("second's");
      assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
      assertThat(again.body()).isEqualTo(one.body());
    }
  }

  @Test
  void readsNeedAKeyWhereConfiguredAndKeysMayBeInAFile(@TempDir Path directory) throws Exception {
    // Given
    Path file = Files.writeString(directory.resolve("keys"), "# robots\n" + HASH_IN_FILE + "\n");
    Map<String, String> settings =
        Map.of(
            "items.security.api-keys-file",
            file.toString(),
            "items.security.protect-reads",
            "true");
    try (ItemsProcess service = ItemsProcess.start(items.platform(), settings)) {
      // Then
      for (String path : new String[] {"/items", "/item/1", "/docs/../items", "//items", "/q/x"}) {
        assertUnauthorized(service.get(path));
      }
      assertThat(service.get("/items", "X-API-Key", "from a file").statusCode()).isEqualTo(200);
      for (String path :
          new String[] {"/q/health/live", "/q/metrics", "/docs/", "/redoc", "/openapi.json"}) {
        assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void openWritesAreNotOfferedToTheNetworkByAccident() throws InterruptedException {
    try (ItemsProcess service =
        ItemsProcess.launch(items.platform(), Map.of("quarkus.http.host", "0.0.0.0"))) {
      // Then
      assertThat(service.exitCode()).isEqualTo(1);
      assertThat(service.log())
          .contains("Cannot start on 0.0.0.0: everybody who reaches it could write; set items.")
          .doesNotContain("Database: jdbc:", "Listening on")
          .doesNotContain("\tat ");
    }
  }

  private static void assertUnauthorized(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.toString()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("ApiKey realm=\"items-api\", header=\"X-API-Key\"");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(json(answer).get("status").intValue()).isEqualTo(401);
  }
}
