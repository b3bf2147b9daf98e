package io.lakehousecdc.items.request;

import static io.lakehousecdc.items.ItemsService.json;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.items.ItemsProcess;
import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithItemsService
class DrainIT {
  private static final int CLIENTS = 8;
  private static final Duration DELAY = Duration.ofSeconds(2);

  private final ItemsService items;
  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean sending = true;

  DrainIT(ItemsService items) {
    this.items = items;
  }

  @Test
  void anEndUnderLoadFailsNoRequest() throws Exception {
    Map<String, String> settings = Map.of("quarkus.shutdown.delay", DELAY.toSeconds() + "s");
    int locked = items.create("locked while the service ends", "1");
    try (ItemsProcess service = ItemsProcess.start(items.platform(), settings);
        Connection transaction = items.connect()) {
      // Given a request that waits for a row, and clients that send one request after the other
      transaction.setAutoCommit(false);
      transaction
          .createStatement()
          .execute("select from items where id = %d for update".formatted(locked));
      CompletableFuture<?>[] clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(client -> CompletableFuture.runAsync(() -> send(service, client)))
              .toArray(CompletableFuture<?>[]::new);
      await().atMost(10, SECONDS).until(() -> answered.get() > 200);
      CompletableFuture<HttpResponse<String>> waiting =
          CompletableFuture.supplyAsync(() -> put(service, locked));
      await().atMost(2, SECONDS).until(this::aStatementWaitsForALock);

      // When
      service.terminate();

      // Then everybody is answered, and told to look elsewhere
      await().atMost(1, SECONDS).until(() -> service.get("/q/health/ready").statusCode() == 503);
      int whenNotReady = answered.get();
      await().atMost(1, SECONDS).until(() -> answered.get() > whenNotReady + 20);
      assertThat(service.get("/items/" + locked).headers().firstValue("Connection"))
          .hasValue("close");

      // When nobody sends any more, and the delay has passed
      sending = false;
      CompletableFuture.allOf(clients).get(5, SECONDS);
      assertThat(failures).isEmpty();
      await().pollDelay(DELAY).until(() -> !waiting.isDone());
      transaction.commit();

      // Then the request that still waits is answered before the end
      assertThat(waiting.get(5, SECONDS).statusCode()).isEqualTo(200);
      assertThat(json(waiting.get()).get("price").intValue()).isEqualTo(2);
      assertThat(service.exitCode()).as(service.log()).isIn(0, 143);
    }
  }

  /** The delay leaves no time, or some, for the last call. */
  @ParameterizedTest
  @ValueSource(strings = {"0s", "2s"})
  void clientsThatSendUntilTheEndLoseNoRequest(String delay) throws Exception {
    try (ItemsProcess service =
        ItemsProcess.start(items.platform(), Map.of("quarkus.shutdown.delay", delay))) {
      // Given
      List<KeptAliveClient> clients =
          IntStream.range(0, CLIENTS)
              .mapToObj(i -> new KeptAliveClient(service.root(), "until " + delay + " " + i))
              .toList();
      CompletableFuture<?>[] sending =
          clients.stream().map(CompletableFuture::runAsync).toArray(CompletableFuture<?>[]::new);
      await()
          .atMost(10, SECONDS)
          .until(() -> clients.stream().allMatch(client -> client.answered().size() > 50));

      // When
      service.terminate();
      int exitCode = service.exitCode();
      CompletableFuture.allOf(sending).get(5, SECONDS);

      // Then
      assertThat(exitCode).as(service.log()).isIn(0, 143);
      for (KeptAliveClient client : clients) {
        assertThat(client.otherAnswers()).isEmpty();
        Set<String> created = names(client.prefix());
        assertThat(created).containsExactlyInAnyOrderElementsOf(client.answered());
        assertThat(client.requestsOnTheLongestConnection()).isGreaterThan(20);
      }
      assertThat(service.log()).doesNotContain("ERROR", "Timed out");
    }
  }

  private Set<String> names(String prefix) throws Exception {
    Set<String> names = new HashSet<>();
    try (Connection connection = items.connect();
        var select = connection.prepareStatement("select name from items where name like ?")) {
      select.setString(1, prefix + " %");
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private void send(ItemsProcess service, int client) {
    for (int i = 0; sending && failures.isEmpty(); i++) {
      String draft = "{\"name\":\"drained %d %d\",\"price\":1}".formatted(client, i);
      try {
        HttpResponse<String> answer = service.post(draft);
        if (answer.statusCode() != 201) {
          failures.add(answer + ": " + answer.body());
        }
        answered.incrementAndGet();
      } catch (RuntimeException e) {
        failures.add(e.toString());
      }
    }
  }

  private static HttpResponse<String> put(ItemsProcess service, int id) {
    return service.send("PUT", "/items/" + id, "{\"name\":\"unlocked\",\"price\":2}");
  }

  private boolean aStatementWaitsForALock() throws Exception {
    try (Connection connection = items.connect();
        var statement = connection.createStatement();
        var locks = statement.executeQuery("select from pg_locks where not granted")) {
      return locks.next();
    }
  }
}
