package io.lakehousecdc.items.item;

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
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Races of conditional, repeated and many writes. */
@WithItemsService
class ItemWriteRacesIT {
  private static final int CLIENTS = 16;
  private static final int VERSIONS = 20;

  /** Enough for batches in opposite orders to meet half-way. */
  private static final int SHARED_NAMES = 500;

  private final ItemsService service;

  ItemWriteRacesIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void oneOfSixteenClientsWinsEachVersion() {
    // Given
    String path = "/items/" + service.create("contended", "0");

    for (int version = 1; version <= VERSIONS; version++) {
      // When
      int expected = version;
      List<HttpRequest> requests =
          IntStream.range(0, CLIENTS)
              .mapToObj(
                  client ->
                      client % 2 == 0
                          ? conditional("PATCH", path, expected, "{\"price\":" + client + "}")
                          : conditional("PUT", path, expected, draft("contended", client)))
              .toList();
      List<HttpResponse<String>> answers = answers(requests);

      // Then: the item is as the winner left it
      assertThat(statuses(answers)).containsOnlyOnce(200).isSubsetOf(200, 412);
      HttpResponse<String> winner =
          answers.stream().filter(answer -> answer.statusCode() == 200).findFirst().orElseThrow();
      assertThat(winner.headers().firstValue("ETag")).hasValue("\"" + (version + 1) + "\"");
      assertThat(service.get(path).body()).isEqualTo(winner.body());
    }
  }

  @Test
  void noIncrementIsLostByClientsThatReadAndWriteConditionally() {
    // Given
    String path = "/items/" + service.create("incremented", "0");

    // When
    List<CompletableFuture<Integer>> clients =
        IntStream.range(0, CLIENTS)
            .mapToObj(client -> CompletableFuture.supplyAsync(() -> increments(path)))
            .toList();
    int increments = clients.stream().mapToInt(CompletableFuture::join).sum();

    // Then
    assertThat(increments).isPositive();
    assertThat(json(service.get(path)).get("price").intValue()).isEqualTo(increments);
  }

  @RepeatedTest(10)
  void ofADeleteAndAnUpdateThatExpectOneVersionOneWins(RepetitionInfo round) {
    // Given
    String name = "deleted or updated " + round.getCurrentRepetition();
    String path = "/items/" + service.create(name, "1");

    // When
    List<HttpResponse<String>> answers =
        answers(
            List.of(
                conditional("DELETE", path, 1, ""),
                conditional("PUT", path, 1, draft(name, 2)),
                conditional("PATCH", path, 1, "{\"price\":3}"),
                conditional("DELETE", path, 1, "")));

    // Then
    assertThat(statuses(answers)).containsOnlyOnce(200).isSubsetOf(200, 404, 412);
    boolean deleted = answers.get(0).statusCode() == 200 || answers.get(3).statusCode() == 200;
    assertThat(service.get(path).statusCode()).isEqualTo(deleted ? 404 : 200);
  }

  @RepeatedTest(5)
  void oneOfManyCreatorsUnderOneKeyCreatesAndTheOthersAreToldSo(RepetitionInfo round) {
    // Given
    String name = "one key " + round.getCurrentRepetition();
    HttpRequest post = keyed("/items", "one-key-" + round.getCurrentRepetition(), draft(name, 1));

    // When
    List<HttpResponse<String>> answers = answers(Collections.nCopies(30, post));

    // Then
    List<HttpResponse<String>> created =
        answers.stream().filter(answer -> answer.statusCode() == 201).toList();
    assertThat(statuses(answers)).contains(201).isSubsetOf(201, 409);
    assertThat(created.stream().map(HttpResponse::body).distinct()).hasSize(1);
    assertThat(
            created.stream()
                .filter(answer -> answer.headers().firstValue("Idempotency-Replayed").isEmpty()))
        .hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
    assertThat(service.send(post).headers().firstValue("Idempotency-Replayed")).hasValue("true");
  }

  @RepeatedTest(5)
  void oneOfManyCreatorsOfANameUnderKeysOfTheirOwnWins(RepetitionInfo round) {
    // Given
    int repetition = round.getCurrentRepetition();
    List<HttpRequest> posts =
        IntStream.range(0, 30)
            .mapToObj(
                n ->
                    keyed(
                        "/items",
                        "own-key-%d-%d".formatted(repetition, n),
                        draft("own keys " + repetition, 1)))
            .toList();

    // When
    List<HttpResponse<String>> first = answers(posts);
    List<HttpResponse<String>> second = answers(posts);

    // Then: the winner stays the winner
    assertThat(statuses(first)).containsOnlyOnce(201).isSubsetOf(201, 409);
    assertThat(statuses(second)).isEqualTo(statuses(first));
  }

  @Test
  void aWriteThatLosesADeadlockIsAConflict() throws Exception {
    // Given: a transaction that renames one item, and that PostgreSQL does not choose as the victim
    int one = service.create("circle one", "1");
    int other = service.create("circle other", "1");
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("set deadlock_timeout = '1min'");
      connection.setAutoCommit(false);
      statement.execute("update items set name = 'circle new' where id = " + one);

      // When: the other item is to have its name, and the transaction then wants the other item
      CompletableFuture<HttpResponse<String>> rename =
          service.sendAsync(service.withJson("PUT", "/items/" + other, draft("circle one", 2)));
      await().atMost(10, SECONDS).until(this::somebodyWaitsForALock);
      statement.execute("update items set price = 3 where id = " + other);
      connection.commit();

      // Then
      assertThat(rename.get(10, SECONDS).statusCode()).isEqualTo(409);
    }
    assertThat(json(service.get("/items/" + other)).get("name").textValue())
        .isEqualTo("circle other");
  }

  @RepeatedTest(5)
  void ofBatchesThatShareNamesInAnyOrderOneWins(RepetitionInfo round) {
    // Given
    List<String> names =
        IntStream.range(0, SHARED_NAMES)
            .mapToObj(n -> "shared %d %d".formatted(round.getCurrentRepetition(), n))
            .collect(Collectors.toCollection(ArrayList::new));
    List<HttpRequest> posts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Collections.reverse(names);
      String batch = ItemBatchIT.batch(names);
      posts.add(
          i % 2 == 0
              ? service.withJson("POST", "/items:batch", batch)
              : keyed(
                  "/items:batch",
                  "shared-%d-%d".formatted(round.getCurrentRepetition(), i),
                  batch));
    }

    // When
    List<HttpResponse<String>> answers = answers(posts);

    // Then
    assertThat(statuses(answers)).containsOnlyOnce(201).isSubsetOf(201, 409);
    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 409)
        .allMatch(answer -> json(answer).get("errors").size() == SHARED_NAMES);
  }

  private Connection superuser() throws SQLException {
    return DriverManager.getConnection(
        service.platform().jdbcUrl("items"),
        "postgres",
        service.platform().secrets().postgresSuperuserPassword());
  }

  private boolean somebodyWaitsForALock() throws SQLException {
    try (Connection connection = service.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select exists (select from pg_locks where not granted)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Adds one to the price until it was told often enough that another client was faster. */
  private int increments(String path) {
    int increments = 0;
    for (int round = 0; round < 20; round++) {
      HttpResponse<String> read = service.get(path);
      int version = json(read).get("version").intValue();
      int price = json(read).get("price").intValue();
      HttpResponse<String> written =
          service.send(conditional("PATCH", path, version, "{\"price\":" + (price + 1) + "}"));
      assertThat(written.statusCode()).isIn(200, 412);
      increments += written.statusCode() == 200 ? 1 : 0;
    }
    return increments;
  }

  private HttpRequest conditional(String method, String path, int version, String body) {
    return service
        .request(path)
        .header("Content-Type", "application/json")
        .header("If-Match", "\"" + version + "\"")
        .method(method, BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest keyed(String path, String key, String body) {
    return service
        .request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String draft(String name, int price) {
    return "{\"name\":\"%s\",\"price\":%d}".formatted(name, price);
  }

  private static List<Integer> statuses(List<HttpResponse<String>> answers) {
    return answers.stream().map(HttpResponse::statusCode).toList();
  }

  private List<HttpResponse<String>> answers(List<HttpRequest> requests) {
    return requests.stream().map(service::sendAsync).toList().stream()
        .map(CompletableFuture::join)
        .toList();
  }
}
