package io.lakehousecdc.items.idempotency;

import static io.lakehousecdc.items.ItemsService.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class IdempotentWritesIT {
  private final ItemsService service;

  IdempotentWritesIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void aPostSentAgainIsAnsweredAgainEvenWhenTheItemHasChanged() {
    // Given
    HttpRequest post = keyed("/items", "again", draft("posted again 😀"));
    HttpResponse<String> first = service.send(post);
    String path = "/items/" + json(first).get("id");
    service.put(path, draft("changed since"));

    // When
    HttpResponse<String> second = service.send(post);

    // Then
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertReplayed(second, first);
    assertThat(service.get(path).headers().firstValue("ETag")).hasValue("\"2\"");
    service.delete(path);
    assertReplayed(service.send(post), first);
  }

  @Test
  void aBatchSentAgainIsAnsweredAgain() {
    // Given
    HttpRequest post =
        keyed("/items:batch", "batch-again", "[%s,%s]".formatted(draft("b1"), draft("b2")));

    // When
    HttpResponse<String> first = service.send(post);
    HttpResponse<String> second = service.send(post);

    // Then
    assertThat(first.statusCode()).isEqualTo(201);
    assertReplayed(second, first);
  }

  @Test
  void theKeyOfAnotherRequestIsRefused() {
    // Given
    service.send(keyed("/items", "reused", draft("first of the key")));

    // When
    HttpResponse<String> otherBody =
        service.send(keyed("/items", "reused", draft("second of the key")));
    HttpResponse<String> otherOperation =
        service.send(keyed("/items:batch", "reused", "[" + draft("third of the key") + "]"));

    // Then
    for (HttpResponse<String> answer : new HttpResponse[] {otherBody, otherOperation}) {
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(json(answer).at("/errors/0/parameter").textValue()).isEqualTo("Idempotency-Key");
      assertThat(json(answer).at("/errors/0/code").textValue()).isEqualTo("reused");
    }
    service.create("second of the key", "1");
    service.create("third of the key", "1");
  }

  @Test
  void aRefusedRequestMayBeTriedAgainUnderItsKey() {
    // Given
    int owner = service.create("refused first", "1");
    HttpRequest post = keyed("/items", "refused", draft("refused first"));

    // When
    HttpResponse<String> refused = service.send(post);
    service.delete("/items/" + owner);
    HttpResponse<String> accepted = service.send(post);

    // Then
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(accepted.statusCode()).isEqualTo(201);
    assertThat(accepted.headers().firstValue("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void aKeyInFlightIsAConflictUntilItsRequestIsAnswered() throws Exception {
    // Given: a transaction that has the name, for which the first request waits
    HttpRequest post = keyed("/items", "in-flight", draft("held name"));
    try (Connection connection = service.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("insert into items (name, price) values ('held name', 1)");
      CompletableFuture<HttpResponse<String>> first = service.sendAsync(post);
      await().atMost(10, SECONDS).until(this::somebodyWaitsForALock);

      // When
      HttpResponse<String> second = service.send(post);
      HttpResponse<String> otherBody = service.send(keyed("/items", "in-flight", draft("other")));
      connection.rollback();

      // Then
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(otherBody.statusCode()).isEqualTo(409);
      assertThat(first.get(10, SECONDS).statusCode()).isEqualTo(201);
      assertReplayed(service.send(post), first.join());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b"})
  void whatIsNoKeyIsRefused(String key) {
    assertThat(service.send(keyed("/items", key, draft("no key"))).statusCode()).isEqualTo(422);
  }

  @Test
  void aKeyHasAtMost255Characters() {
    assertThat(service.send(keyed("/items", "k".repeat(255), draft("long key"))).statusCode())
        .isEqualTo(201);
    assertThat(service.send(keyed("/items", "k".repeat(256), draft("longer key"))).statusCode())
        .isEqualTo(422);
  }

  @Test
  void answersOlderThanTheRetentionAreDeletedAFewWithEachNewOne() throws SQLException {
    // Given
    service.sql(
        """
        insert into items_api.idempotency_keys (key, fingerprint, status, body, created_at)
        select 'old ' || i, sha256('old'), 201, '{}', now() - interval '25 hours' from generate_series(1, 20) i
        union all select 'young', sha256('young'), 201, '{}', now() - interval '23 hours'
        """);

    // When
    int[] left = new int[3];
    for (int i = 0; i < left.length; i++) {
      service.send(keyed("/items", "sweeper-" + i, draft("sweeper " + i)));
      left[i] = count("key like 'old %'");
    }

    // Then
    assertThat(left).containsExactly(12, 4, 0);
    assertThat(count("key = 'young'")).isEqualTo(1);
  }

  @Test
  void theAnswersAreOutOfTheConnectorsSight() throws SQLException {
    try (Connection connection = service.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(*) filter (where schemaname = 'public'), count(*) filter (where schemaname = 'items_api')"
                    + " from pg_tables where tablename = 'idempotency_keys'")) {
      row.next();
      assertThat(row.getInt(1)).isZero();
      assertThat(row.getInt(2)).isEqualTo(1);
    }
  }

  private static void assertReplayed(HttpResponse<String> again, HttpResponse<String> first) {
    assertThat(again.statusCode()).isEqualTo(first.statusCode());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
      assertThat(again.headers().allValues(header))
          .as(header)
          .isEqualTo(first.headers().allValues(header));
    }
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    return number("select count(*) from pg_locks where not granted") > 0;
  }

  private int count(String condition) throws SQLException {
    return number("select count(*) from items_api.idempotency_keys where " + condition);
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = service.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private HttpRequest keyed(String path, String key, String body) {
    return service
        .request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String draft(String name) {
    return "{\"name\":\"%s\",\"price\":1}".formatted(name);
  }
}
