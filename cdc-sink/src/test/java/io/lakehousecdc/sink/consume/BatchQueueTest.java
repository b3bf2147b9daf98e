package io.lakehousecdc.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchQueueTest {
  private static final Duration NOT = Duration.ofMillis(1);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final BatchQueue queue = new BatchQueue(100);

  private static DecodedBatch batch(long epoch, long bytes) {
    return new DecodedBatch(epoch, List.of(), bytes);
  }

  @Test
  void batchesComeInTheOrderInWhichTheyWent() throws InterruptedException {
    // When
    assertThat(queue.offer(batch(1, 10), NOT)).isTrue();
    assertThat(queue.offer(batch(2, 10), NOT)).isTrue();

    // Then
    assertThat(queue.poll(NOT)).isEqualTo(batch(1, 10));
    assertThat(queue.poll(NOT)).isEqualTo(batch(2, 10));
    assertThat(queue.poll(NOT)).isNull();
  }

  @Test
  void fullQueueTakesNothing() throws InterruptedException {
    // Given
    assertThat(queue.offer(batch(1, 60), NOT)).isTrue();
    assertThat(queue.offer(batch(2, 40), NOT)).isTrue();

    // When // Then
    assertThat(queue.offer(batch(3, 1), NOT)).isFalse();
    assertThat(queue.poll(NOT)).isEqualTo(batch(1, 60));
    assertThat(queue.offer(batch(3, 1), NOT)).isTrue();
  }

  @Test
  void batchAboveTheBoundIsLetInAlone() throws InterruptedException {
    // Given
    assertThat(queue.offer(batch(1, 1), NOT)).isTrue();

    // When // Then
    assertThat(queue.offer(batch(2, 1000), NOT)).isFalse();
    assertThat(queue.poll(NOT)).isEqualTo(batch(1, 1));
    assertThat(queue.offer(batch(2, 1000), NOT)).isTrue();
    assertThat(queue.offer(batch(3, 0), NOT)).isFalse();
  }

  @Test
  void waitingOfferGoesOnWhenThereIsRoom() throws Exception {
    // Given
    assertThat(queue.offer(batch(1, 100), NOT)).isTrue();
    CompletableFuture<Boolean> waiting = new CompletableFuture<>();
    Thread producer =
        new Thread(
            () -> {
              try {
                waiting.complete(queue.offer(batch(2, 100), LONG));
              } catch (InterruptedException e) {
                waiting.completeExceptionally(e);
              }
            });
    producer.start();

    // When
    DecodedBatch first = queue.poll(LONG);

    // Then
    assertThat(first).isEqualTo(batch(1, 100));
    assertThat(waiting.get(30, TimeUnit.SECONDS)).isTrue();
    assertThat(queue.poll(LONG)).isEqualTo(batch(2, 100));
  }
}
