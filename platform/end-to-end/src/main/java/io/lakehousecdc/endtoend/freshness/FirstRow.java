package io.lakehousecdc.endtoend.freshness;

import io.lakehousecdc.endtoend.lake.Lake;
import io.lakehousecdc.endtoend.load.ItemsClient;
import io.lakehousecdc.endtoend.platform.Access;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** Creates one item, as soon as that can be done, and waits until it is visible in the lake. */
public final class FirstRow {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Access access;

  public FirstRow(Access access) {
    this.access = access;
  }

  /**
   * Gives the id of the item once it is visible.
   *
   * @throws IllegalStateException with the last failure if that takes longer than the limit
   */
  public int await(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    int id = create(deadline);
    @Nullable RuntimeException failure = null;
    while (System.nanoTime() < deadline) {
      try (Lake lake = Lake.open(access.lake())) {
        if (isSeen(lake, id, deadline)) {
          return id;
        }
      } catch (RuntimeException e) {
        failure = e; // the catalog may still be starting
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
    throw new IllegalStateException(
        "Cannot see item %d in the lake within %d s".formatted(id, limit.toSeconds()), failure);
  }

  /** Looks at each new current snapshot until one has the row. */
  private static boolean isSeen(Lake lake, int id, long deadline) {
    long looked = 0;
    while (System.nanoTime() < deadline) {
      @Nullable Table items = lake.find("items").orElse(null);
      @Nullable Snapshot snapshot = items == null ? null : items.currentSnapshot();
      if (items != null && snapshot != null && snapshot.snapshotId() != looked) {
        if (Lake.hasRow(items, "id", id)) {
          return true;
        }
        looked = snapshot.snapshotId();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return false;
  }

  private int create(long deadline) {
    ItemsClient client = new ItemsClient(access.itemsApi());
    while (true) {
      try {
        // A new name each time: an attempt that failed may have left its row behind.
        return client.create("first-" + System.nanoTime()).join();
      } catch (CompletionException e) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException(String.valueOf(e.getMessage()), e);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
