package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.verify.Watched.Location;
import io.lakehousecdc.loadgen.verify.Watched.Write;
import io.lakehousecdc.loadgen.verify.WriteListener.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledged writes that the lake does not show yet, of a sample of the items: those whose
 * ids' hashes end with zeros, as many as it takes to keep memory bounded. Pure, for one thread.
 *
 * <p>Insertions and updates are seen when a data file has the item in their version or a later one.
 * A deletion is seen when the row is deleted at the place where it was seen last. An item that was
 * deleted before it was ever seen leaves no trace in the lake; it is dropped without a measurement
 * once the lake holds later changes of the source.
 */
final class UnseenWrites {

  /** Is told of each write that is seen. */
  @FunctionalInterface
  interface Sighting {
    /**
     * @param nanos when the write was acknowledged
     */
    void seen(Kind kind, long nanos);
  }

  /** Rows that the lake shows before their acknowledgement is known. */
  private static final int REMEMBERED_ROWS = 10_000;

  private final int mostWatched;
  private final Sighting sighting;
  private final Map<Integer, Watched> watched = new HashMap<>();
  private final Map<Integer, Watched> early =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Watched> eldest) {
          return size() > REMEMBERED_ROWS;
        }
      };
  private final ArrayDeque<Write> oldest = new ArrayDeque<>();
  private int unseen;
  private int mask;

  /**
   * @param mostWatched items, and writes that are not seen yet; more than that, and half of the
   *     items are left out from now on
   */
  UnseenWrites(int mostWatched, Sighting sighting) {
    this.mostWatched = mostWatched;
    this.sighting = sighting;
  }

  /** An item is watched if this and its hash have no bit in common. */
  int mask() {
    return mask;
  }

  static boolean isSampled(int id, int mask) {
    int hash = id * 0x9E3779B9;
    return ((hash ^ (hash >>> 15)) & mask) == 0;
  }

  int unseenCount() {
    return unseen;
  }

  /** When the oldest unseen write was acknowledged; null if there is none. */
  @Nullable Long oldestNanos() {
    while (!oldest.isEmpty() && oldest.peek().done) {
      oldest.remove();
    }
    return oldest.isEmpty() ? null : oldest.peek().nanos;
  }

  void acknowledge(Kind kind, int id, long version, long nanos) {
    if (!isSampled(id, mask)) {
      return;
    }
    Watched item = watched.get(id);
    if (item == null) {
      @Nullable Watched before = early.remove(id);
      item = before == null ? new Watched(id) : before;
      watched.put(id, item);
    }
    if (kind != Kind.DELETE && version > 0 && version <= item.seenVersion) {
      sighting.seen(kind, nanos);
      return;
    }
    Write write = new Write(kind, version, nanos);
    item.unseen.add(write);
    oldest.add(write);
    unseen++;
    thinOut();
  }

  /** A data file that was added has the item. */
  void added(int id, long version, Location location) {
    if (!isSampled(id, mask)) {
      return;
    }
    Watched item = watched.get(id);
    if (item == null) {
      item = early.computeIfAbsent(id, Watched::new);
    }
    item.location = location;
    item.seenVersion = Math.max(item.seenVersion, version);
    long shown = item.seenVersion;
    settle(item, write -> write.kind != Kind.DELETE && write.version <= shown);
  }

  /**
   * A row was copied from a file that is removed. The copy may be one that is deleted already,
   * because the item was updated meanwhile; then its row is in another file, and stays there.
   */
  void moved(int id, Location location, Set<String> removed) {
    Watched item = watched.get(id);
    if (item != null && item.location != null && removed.contains(item.location.file())) {
      item.location = location;
    }
  }

  /** The items that wait for their deletion to be seen, by the data file that has them. */
  Map<String, List<Watched>> deletionsByFile() {
    Map<String, List<Watched>> byFile = new HashMap<>();
    for (Watched item : watched.values()) {
      if (item.isDeleted() && item.location != null) {
        byFile.computeIfAbsent(item.location.file(), file -> new ArrayList<>()).add(item);
      }
    }
    return byFile;
  }

  /** The row of an item is deleted where it was. */
  void deletionSeen(Watched item) {
    settle(item, write -> write.kind == Kind.DELETE);
    forget(item);
    watched.remove(item.id);
  }

  boolean anyIn(Collection<String> files) {
    return watched.values().stream()
        .anyMatch(item -> item.location != null && files.contains(item.location.file()));
  }

  /** All changes of the source that were acknowledged by this time are in the lake. */
  void complete(long nanos) {
    drop(
        item ->
            item.isDeleted()
                && item.location == null
                && item.unseen.get(item.unseen.size() - 1).nanos <= nanos);
  }

  /** What was acknowledged by this time cannot be looked for any more. */
  void giveUp(long nanos) {
    drop(item -> !item.unseen.isEmpty() && item.unseen.get(0).nanos <= nanos);
  }

  private void thinOut() {
    while (watched.size() > mostWatched || unseen > mostWatched) {
      mask = (mask << 1) | 1;
      drop(item -> !isSampled(item.id, mask));
      early.keySet().removeIf(id -> !isSampled(id, mask));
    }
  }

  private void drop(Predicate<Watched> condition) {
    for (Iterator<Watched> items = watched.values().iterator(); items.hasNext(); ) {
      Watched item = items.next();
      if (condition.test(item)) {
        forget(item);
        items.remove();
      }
    }
  }

  private void settle(Watched item, Predicate<Write> condition) {
    for (Iterator<Write> writes = item.unseen.iterator(); writes.hasNext(); ) {
      Write write = writes.next();
      if (condition.test(write)) {
        sighting.seen(write.kind, write.nanos);
        done(write);
        writes.remove();
      }
    }
  }

  private void forget(Watched item) {
    item.unseen.forEach(this::done);
    item.unseen.clear();
  }

  private void done(Write write) {
    write.done = true;
    unseen--;
  }
}
