package io.lakehousecdc.items.database;

import static io.lakehousecdc.items.ItemsService.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@WithItemsService
class DatabaseOutageIT {
  private final ItemsService service;

  DatabaseOutageIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void aKilledDatabaseIsAnswered503AtOnceAndUsedAgainWhenItIsBack() {
    // Given
    String path = "/items/" + service.create("survives the crash", "1");

    // When
    service.platform().kill(Part.POSTGRES);

    // Then
    List<HttpRequest> requests =
        List.of(
            service.request(path).GET().build(),
            service.request("/items").GET().build(),
            service.withJson("POST", "/items", "{\"name\":\"lost\",\"price\":1}"),
            service.withJson("PUT", path, "{\"name\":\"lost\",\"price\":1}"),
            service.withJson("PATCH", path, "{\"price\":2}"),
            service.withJson("POST", "/items:batch", "[{\"name\":\"lost\",\"price\":1}]"),
            keyed(),
            service.request(path).DELETE().build());
    for (HttpRequest request : requests) {
      assertUnavailable(request, Duration.ofSeconds(2));
    }
    assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(503);
    assertThat(service.get("/q/health/live").statusCode()).isEqualTo(200);

    // When
    service.platform().restart(Part.POSTGRES);

    // Then
    await().atMost(10, SECONDS).until(() -> service.get(path).statusCode() == 200);
    assertThat(service.get("/q/health/ready").statusCode()).isEqualTo(200);
    assertThat(service.put(path, "{\"name\":\"back\",\"price\":2}").statusCode()).isEqualTo(200);
    assertThat(service.send(keyed()).statusCode()).isEqualTo(201);
  }

  @Test
  void aFrozenDatabaseIsAnswered503InTimeAndCostsNoConnection() throws Exception {
    // Given
    String path = "/items/" + service.create("survives the frost", "1");
    HttpRequest get = service.request(path).GET().build();

    // When
    signal("STOP");
    try {
      // Then: clients that wait get an answer, clients that go away take no connection with them
      List<CompletableFuture<HttpResponse<String>>> impatient =
          Collections.nCopies(30, get).stream().map(service::sendAsync).toList();
      assertUnavailable(get, Duration.ofSeconds(7));
      impatient.forEach(request -> request.cancel(true));
    } finally {
      signal("CONT");
    }
    await().atMost(10, SECONDS).until(() -> service.get(path).statusCode() == 200);
    for (int i = 0; i < 30; i++) {
      assertThat(service.get(path).statusCode()).isEqualTo(200);
    }
  }

  private HttpRequest keyed() {
    return service
        .request("/items")
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "sent-in-an-outage")
        .POST(BodyPublishers.ofString("{\"name\":\"sent in an outage\",\"price\":1}"))
        .build();
  }

  private void assertUnavailable(HttpRequest request, Duration limit) {
    Instant start = Instant.now();
    HttpResponse<String> answer = service.send(request);
    assertThat(answer.statusCode()).as(request.toString()).isEqualTo(503);
    assertThat(Duration.between(start, Instant.now())).isLessThan(limit);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).get("status").intValue()).isEqualTo(503);
  }

  /** To PostgreSQL itself, all of its processes; not to the JVM that watches them. */
  private void signal(String signal) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
    try (Stream<ProcessHandle> processes =
        service.platform().process(Part.POSTGRES).descendants()) {
      processes.forEach(process -> command.add(Long.toString(process.pid())));
    }
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
