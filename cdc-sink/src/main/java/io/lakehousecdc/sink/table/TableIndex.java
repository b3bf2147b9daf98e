package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The primary-key index of a table together with the data files it points into, and the snapshot
 * that both stand for.
 *
 * <p><b>Catch-up</b> is one mechanism for every way in which that snapshot can fall behind (a
 * restart, a commit of another engine, a compaction, another replica): the data files of the
 * current snapshot, each with its deletes, are compared with those that the index knows. Entries of
 * files that are gone are dropped and the keys of files that are new are read. From an empty index
 * that is a scan of the table. It needs no history between the two snapshots, so neither expiry nor
 * rollback can mislead it.
 */
final class TableIndex {

  private static final Logger LOG = Logger.getLogger(TableIndex.class);

  private final PrimaryKeyIndex index;
  private final LiveFiles files;
  private final DeletedPositions deletedPositions;
  private final KeyScan keyScan;
  private @Nullable Long snapshotId;
  private boolean behind;

  TableIndex(Table table, PrimaryKeyIndex index, LiveFiles files) {
    this.index = index;
    this.files = files;
    this.deletedPositions = new DeletedPositions(table);
    this.keyScan = new KeyScan(table);
  }

  PrimaryKeyIndex keys() {
    return index;
  }

  LiveFiles files() {
    return files;
  }

  DeletedPositions deletedPositions() {
    return deletedPositions;
  }

  /** The snapshot that it stands for, or null for an empty table. */
  @Nullable Long snapshotId() {
    return snapshotId;
  }

  /**
   * Says that all changes of {@code committed} were applied. If that snapshot went on top of
   * another than the one the index stood for, then the changes in between are missing: a commit
   * that does not conflict with them succeeds.
   */
  void advanceTo(Snapshot committed) {
    behind |= !Objects.equals(committed.parentId(), snapshotId);
    snapshotId = committed.snapshotId();
  }

  /** Makes the next catch-up look at the files even if it seems that nobody has committed. */
  void expectChanges() {
    behind = true;
  }

  /** Whether it stands for the current snapshot of {@code table}. */
  private boolean isCurrent(Table table) {
    Snapshot current = table.currentSnapshot();
    return !behind
        && (current == null
            ? snapshotId == null && files.size() == 0
            : snapshotId != null && snapshotId == current.snapshotId());
  }

  /** Brings it to the current snapshot of {@code table}, if it does not stand for that already. */
  void catchUpIfBehind(Table table) {
    if (!isCurrent(table)) {
      long keys = catchUp(table);
      LOG.infof(
          "Index caught up: table=%s snapshotId=%s keysRead=%d keys=%d",
          table.name(), snapshotId, keys, index.size());
    }
  }

  /** Returns how many keys were read. */
  private long catchUp(Table table) {
    Map<String, FileScanTask> current = currentFiles(table);
    dropFilesNotIn(current);
    List<FileScanTask> added = new ArrayList<>();
    for (FileScanTask task : current.values()) {
      Integer ordinal = files.ordinal(LiveFile.identity(task));
      if (ordinal == null) {
        added.add(task);
      } else {
        files.put(new LiveFile(ordinal, task.file().copyWithoutStats(), task.deletes()));
      }
    }
    deletedPositions.clear();
    long keys = 0;
    for (FileScanTask task : added) {
      keys += add(task);
    }
    Snapshot snapshot = table.currentSnapshot();
    snapshotId = snapshot == null ? null : snapshot.snapshotId();
    behind = false;
    return keys;
  }

  private long add(FileScanTask task) {
    int ordinal = files.reserve();
    files.put(new LiveFile(ordinal, task.file().copyWithoutStats(), task.deletes()));
    return keyScan.read(task, (key, pos) -> index.put(key, PrimaryKeyIndex.location(ordinal, pos)));
  }

  private void dropFilesNotIn(Map<String, FileScanTask> current) {
    BitSet gone = new BitSet();
    files
        .ordinals()
        .forEach(
            (identity, ordinal) -> {
              if (!current.containsKey(identity)) {
                gone.set(ordinal);
              }
            });
    if (!gone.isEmpty()) {
      index.removeFiles(gone);
      gone.stream().forEach(files::release);
    }
  }

  private static Map<String, FileScanTask> currentFiles(Table table) {
    Map<String, FileScanTask> tasks = new HashMap<>();
    if (table.currentSnapshot() != null) {
      try (CloseableIterable<FileScanTask> planned = table.newScan().planFiles()) {
        planned.forEach(task -> tasks.put(LiveFile.identity(task), task));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "Cannot plan a scan of " + table.name() + ": " + e.getMessage(), e);
      }
    }
    return tasks;
  }
}
