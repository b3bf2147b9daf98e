package io.lakehousecdc.items.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@WithItemsService
class OverloadIT {
  private static final int IN_FLIGHT = 600;
  private static final int ABORT_EVERY = 20;
  private static final Duration FLOOD = Duration.ofSeconds(4);

  private final ItemsService service;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private final AtomicInteger created = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final Queue<String> otherAnswers = new ConcurrentLinkedQueue<>();

  OverloadIT(ItemsService service) {
    this.service = service;
  }

  @Test
  void aFloodIsMostlyAcknowledgedAndCostsNoConnection() throws InterruptedException {
    // When
    flood();

    // Then
    assertThat(service.get("/items?limit=1").statusCode()).isEqualTo(200);
    assertThat(inFlight.tryAcquire(IN_FLIGHT, 15, SECONDS)).as("each request ends").isTrue();
    assertThat(otherAnswers).isEmpty();
    assertThat(created.get()).isGreaterThan(refused.get()).isPositive();
    await().atMost(3, SECONDS).untilAsserted(() -> assertThat(connectionsInUse()).isZero());
    for (int i = 0; i < 10; i++) {
      service.create("after the flood " + i, "1");
    }
  }

  /** Each answer is followed by another request, and some clients go away without theirs. */
  private void flood() throws InterruptedException {
    long end = System.nanoTime() + FLOOD.toNanos();
    for (int sent = 1; System.nanoTime() < end; sent++) {
      inFlight.acquire();
      CompletableFuture<?> request = send(sent);
      if (sent % ABORT_EVERY == 0) {
        request.cancel(true);
      }
    }
  }

  private CompletableFuture<HttpResponse<String>> send(int ordinal) {
    String body = "{\"name\":\"flood %d\",\"price\":1}".formatted(ordinal);
    CompletableFuture<HttpResponse<String>> request =
        service.sendAsync(service.withJson("POST", "/items", body));
    request.whenComplete(
        (answer, failure) -> {
          if (failure == null) {
            count(answer);
          } else if (!isAborted(failure)) {
            otherAnswers.add(failure.toString());
          }
          inFlight.release();
        });
    return request;
  }

  private static boolean isAborted(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof CancellationException;
  }

  private void count(HttpResponse<String> answer) {
    if (answer.statusCode() == 201) {
      created.incrementAndGet();
    } else if (answer.statusCode() == 503
        && answer.headers().firstValue("Retry-After").isPresent()) {
      refused.incrementAndGet();
    } else {
      otherAnswers.add(answer + ": " + answer.body());
    }
  }

  private double connectionsInUse() {
    return service
        .get("/q/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("sql_pool_active{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
