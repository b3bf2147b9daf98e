package io.lakehousecdc.endtoend.freshness;

import io.lakehousecdc.endtoend.load.ItemsClient;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Creates items at a fixed rate, whether or not the service keeps up: the time of each request is a
 * function of its ordinal. At most {@value #IN_FLIGHT} requests wait for their answers; beyond it
 * the load is late, and says by how much.
 */
final class OpenLoad {
  private static final int IN_FLIGHT = 64;
  private static final long ANSWER_SECONDS = 60;

  private final ItemsClient client;
  private final Sightings sightings;
  private final String namePrefix;
  private final Semaphore inFlight = new Semaphore(IN_FLIGHT);
  private final AtomicInteger failed = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
  private long mostLateNanos;

  /**
   * @param namePrefix unique in the table, as the names of items are
   */
  OpenLoad(ItemsClient client, Sightings sightings, String namePrefix) {
    this.client = client;
    this.sightings = sightings;
    this.namePrefix = namePrefix;
  }

  /** Sends {@code rate * seconds} requests and waits for all answers. */
  void run(int rate, int seconds) throws InterruptedException {
    int count = Math.multiplyExact(rate, seconds);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = start + i * 1_000_000_000L / rate;
      sleepUntil(due);
      inFlight.acquire();
      mostLateNanos = Math.max(mostLateNanos, System.nanoTime() - due);
      send(i);
    }
    if (!inFlight.tryAcquire(IN_FLIGHT, ANSWER_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException(
          "Cannot finish the load: requests are unanswered after " + ANSWER_SECONDS + " s");
    }
  }

  int failed() {
    return failed.get();
  }

  /** Why the first of the failed requests did, or an empty text. */
  String firstFailure() {
    Throwable failure = firstFailure.get();
    return failure == null ? "" : String.valueOf(failure.getMessage());
  }

  /** The longest time by which a request was sent after it was due. */
  long mostLateNanos() {
    return mostLateNanos;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the last stage handles success and failure
  private void send(int ordinal) {
    client
        .create(namePrefix + ordinal)
        .whenComplete(
            (id, failure) -> {
              if (failure == null) {
                sightings.acknowledge(id, System.nanoTime());
              } else {
                failed.incrementAndGet();
                firstFailure.compareAndSet(null, failure);
              }
              inFlight.release();
            });
  }

  private static void sleepUntil(long nanos) {
    long wait;
    while ((wait = nanos - System.nanoTime()) > 0) {
      LockSupport.parkNanos(wait);
    }
  }
}
