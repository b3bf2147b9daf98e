package io.lakehousecdc.items.access;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithItemsService
class BearerTokenIT {
  private final ItemsService items;

  BearerTokenIT(ItemsService items) {
    this.items = items;
  }

  @Test
  void writesNeedATokenOfTheLoginServerWithTheRole() throws Exception {
    long hour = 3600;
    long now = System.currentTimeMillis() / 1000;
    try (LoginServer login = new LoginServer();
        LoginServer stranger = new LoginServer();
        ItemsProcess service = ItemsProcess.start(items.platform(), settings(login))) {
      // When
      HttpResponse<String> none = post(service, "none", null);
      HttpResponse<String> foreign = post(service, "foreign", stranger.token("writer", now + hour));
      HttpResponse<String> late = post(service, "late", login.token("writer", now - hour));
      HttpResponse<String> reader = post(service, "reader", login.token("reader", now + hour));
      HttpResponse<String> writer = post(service, "writer", login.token("writer", now + hour));

      // Then
      assertRefused(none, 401);
      assertRefused(foreign, 401);
      assertRefused(late, 401);
      assertRefused(reader, 403);
      assertThat(writer.statusCode()).as(writer.body()).isEqualTo(201);
      assertThat(service.get("/items").statusCode()).isEqualTo(200);

      // When two subjects use the same key, and one of them a new token
      HttpResponse<String> first = keyed(service, "first", login.token("a", "writer", now + hour));
      HttpResponse<String> second =
          keyed(service, "second", login.token("b", "writer", now + hour));
      HttpResponse<String> again =
          keyed(service, "first", login.token("a", "writer", now + 2 * hour));

      // Then
      assertThat(json(first).get("name").textValue()).isEqualTo("key of first");
      assertThat(json(second).get("name").textValue()).isEqualTo("key of second");
      assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
      assertThat(again.body()).isEqualTo(first.body());
    }
  }

  private static Map<String, String> settings(LoginServer login) {
    return Map.of(
        "items.security.write-role", "writer",
        "quarkus.oidc.tenant-enabled", "true",
        "quarkus.oidc.auth-server-url", login.uri(),
        "quarkus.oidc.discovery-enabled", "false",
        "quarkus.oidc.jwks-path", "/keys");
  }

  private static HttpResponse<String> post(ItemsProcess service, String name, String token) {
    String draft = "{\"name\":\"token of %s\",\"price\":1}".formatted(name);
    return token == null
        ? service.post(draft)
        : service.post(draft, "Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> keyed(ItemsProcess service, String name, String token) {
    return service.post(
        "{\"name\":\"key of %s\",\"price\":1}".formatted(name),
        "Authorization",
        "Bearer " + token,
        "Idempotency-Key",
        "of-two-subjects");
  }

  private static void assertRefused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).get("status").intValue()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
          .startsWith("Bearer");
    }
  }
}
