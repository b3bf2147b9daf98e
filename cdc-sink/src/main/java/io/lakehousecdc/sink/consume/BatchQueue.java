package io.lakehousecdc.sink.consume;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was decoded while the sink's thread commits, so that fetching and decoding need not
 * wait for that. Bounded by the heap that the batches take; a single batch above the bound is let
 * in alone. For one thread at each end.
 */
final class BatchQueue {

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
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
  boolean offer(DecodedBatch batch, Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (!batches.isEmpty() && bytes + batch.heldBytes() > maxBytes) {
        if (left <= 0) {
          return false;
        }
        left = changed.awaitNanos(left);
      }
      batches.add(batch);
      bytes += batch.heldBytes();
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the oldest batch, or returns null if none comes before the time is over.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  @Nullable DecodedBatch poll(Duration timeout) throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      while (batches.isEmpty()) {
        if (left <= 0) {
          return null;
        }
        left = changed.awaitNanos(left);
      }
      DecodedBatch batch = batches.remove();
      bytes -= batch.heldBytes();
      changed.signal();
      return batch;
    } finally {
      lock.unlock();
    }
  }
}
