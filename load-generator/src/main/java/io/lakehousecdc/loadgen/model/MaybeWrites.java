package io.lakehousecdc.loadgen.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one user of which nobody knows whether they have happened, or still will: those
 * whose answer did not come, or was that the server failed.
 */
final class MaybeWrites {
  /** Stands for a deletion among the sequences of an item's writes. */
  private static final int DELETION = -1;

  private final Map<Integer, int[]> byItem = new HashMap<>();

  /** Sequences of creations, whose ids nobody knows; ascending. */
  private int[] creations = new int[0];

  private int creationCount;

  void addCreation(int sequence) {
    if (creationCount == creations.length) {
      creations = Arrays.copyOf(creations, creationCount + 4 + (creationCount >> 1));
    }
    creations[creationCount++] = sequence;
  }

  boolean removeCreation(int sequence) {
    int at = Arrays.binarySearch(creations, 0, creationCount, sequence);
    if (at < 0) {
      return false;
    }
    System.arraycopy(creations, at + 1, creations, at, --creationCount - at);
    return true;
  }

  int[] creations() {
    return Arrays.copyOf(creations, creationCount);
  }

  void addUpdate(int id, int sequence) {
    byItem.merge(id, new int[] {sequence}, Columns::joined);
  }

  void addDeletion(int id) {
    if (!maybeDeleted(id)) {
      addUpdate(id, DELETION);
    }
  }

  boolean maybeDeleted(int id) {
    return contains(byItem.get(id), DELETION);
  }

  /** Takes an update out that has happened; false if it is none of these. */
  boolean removeUpdate(int id, int sequence) {
    int[] writes = byItem.get(id);
    if (writes == null || !contains(writes, sequence)) {
      return false;
    }
    int[] others = Arrays.stream(writes).filter(write -> write != sequence).toArray();
    put(id, others);
    return true;
  }

  int updateCount(int id) {
    int[] writes = byItem.get(id);
    return writes == null ? 0 : writes.length - (contains(writes, DELETION) ? 1 : 0);
  }

  int[] updates(int id) {
    int[] writes = byItem.get(id);
    return writes == null
        ? new int[0]
        : Arrays.stream(writes).filter(write -> write != DELETION).toArray();
  }

  /** All updates have happened: nothing but a deletion is left. */
  void settleUpdates(int id) {
    put(id, maybeDeleted(id) ? new int[] {DELETION} : new int[0]);
  }

  /** Nothing can happen to the item any more. */
  void forget(int id) {
    byItem.remove(id);
  }

  private void put(int id, int[] writes) {
    if (writes.length == 0) {
      byItem.remove(id);
    } else {
      byItem.put(id, writes);
    }
  }

  private static boolean contains(int @Nullable [] writes, int write) {
    if (writes != null) {
      for (int each : writes) {
        if (each == write) {
          return true;
        }
      }
    }
    return false;
  }
}
