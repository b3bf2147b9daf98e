package io.lakehousecdc.sink.consume;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was decoded while the sink's thread commits, so that fetching and decoding need not
 * wait for that. Bounded by the heap that the batches take; a single batch above the bound is let
 * in alone.
 */
final class BatchQueue {

  private final Queue<DecodedBatch> batches = new ArrayDeque<>();
  private final long maxBytes;
  private long bytes;

  BatchQueue(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * Adds a batch, if there is room for it before the time is over.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  synchronized boolean offer(DecodedBatch batch, Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (!batches.isEmpty() && bytes + batch.heldBytes() > maxBytes) {
      if (!await(end)) {
        return false;
      }
    }
    batches.add(batch);
    bytes += batch.heldBytes();
    notifyAll();
    return true;
  }

  /**
   * Takes the oldest batch, or returns null if none comes before the time is over.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  synchronized @Nullable DecodedBatch poll(Duration timeout) throws InterruptedException {
    long end = System.nanoTime() + timeout.toNanos();
    while (batches.isEmpty()) {
      if (!await(end)) {
        return null;
      }
    }
    DecodedBatch batch = batches.remove();
    bytes -= batch.heldBytes();
    notifyAll();
    return batch;
  }

  /** Waits for a change, and returns false if the time is over. */
  private boolean await(long endNanos) throws InterruptedException {
    long millis = (endNanos - System.nanoTime() + 999_999) / 1_000_000;
    if (millis <= 0) {
      return false;
    }
    wait(millis);
    return true;
  }
}
