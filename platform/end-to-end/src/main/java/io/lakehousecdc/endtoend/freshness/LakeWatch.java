package io.lakehousecdc.endtoend.freshness;

import io.lakehousecdc.endtoend.lake.AddedKeys;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * A reader in a thread of its own that looks for a new current snapshot all the time, and at the
 * rows it adds.
 */
final class LakeWatch implements AutoCloseable {
  /** Adds at most this to a measured freshness, and 20 requests a second to the catalog. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final AddedKeys keys;
  private final Sightings sightings;
  private final Thread thread = new Thread(this::run, "lake-watch");
  private volatile boolean closed;
  private volatile @Nullable RuntimeException failure;
  private volatile int snapshots;

  private LakeWatch(AddedKeys keys, Sightings sightings) {
    this.keys = keys;
    this.sightings = sightings;
  }

  static LakeWatch start(Table items, Sightings sightings) {
    LakeWatch watch = new LakeWatch(new AddedKeys(items, "id"), sightings);
    watch.thread.start();
    return watch;
  }

  /** How many times there was a new current snapshot. */
  int snapshots() {
    return snapshots;
  }

  /**
   * Waits until every acknowledged row is seen, or for so long.
   *
   * @throws RuntimeException what made the reader fail
   */
  void awaitAll(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (sightings.unseenCount() > 0 && System.nanoTime() < deadline && thread.isAlive()) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    RuntimeException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void run() {
    try {
      while (!closed) {
        if (keys.refresh()) {
          long visibleAt = System.nanoTime();
          snapshots++;
          keys.read(id -> sightings.see(id, visibleAt));
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }
}
