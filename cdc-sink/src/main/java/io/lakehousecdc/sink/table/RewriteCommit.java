package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import io.lakehousecdc.sink.plan.Positions;
import io.lakehousecdc.sink.table.RewrittenRows.NewFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.Deletes;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Puts rewritten files in the place of those they were read from.
 *
 * <p>Rows that were deleted since the rewrite was planned are deleted in the new files too, in the
 * same snapshot, and the index moves the others to their new places: it is not rebuilt.
 */
final class RewriteCommit {

  private final Table table;
  private final TableIndex index;
  private final RewrittenRows rewritten;
  private final List<LiveFile> replaced = new ArrayList<>();
  private final List<LiveFile> added = new ArrayList<>();
  private final BitSet deadRows = new BitSet();
  private final Map<LiveFile, PositionDeleteIndex> deletes = new LinkedHashMap<>();

  RewriteCommit(Table table, TableIndex index, RewrittenRows rewritten) {
    this.table = table;
    this.index = index;
    this.rewritten = rewritten;
  }

  /** Whether every file that was read is still there, whatever was deleted in it since. */
  boolean isPossible() {
    for (LiveFile before : rewritten.replaced()) {
      LiveFile now = index.files().find(before.ordinal());
      if (now == null || !now.location().equals(before.location())) {
        return false;
      }
      replaced.add(now);
    }
    return !replaced.isEmpty();
  }

  /** Commits; afterwards the index stands for the new snapshot. */
  Snapshot commit(Fence fence, CommitRecord record) {
    reserve();
    boolean done = false;
    try {
      findDeadRows();
      Map<Integer, DeleteFile> deleteFiles = writeDeletes(record.commitId());
      commit(fence, record, deleteFiles);
      Snapshot snapshot = CommitRecord.find(table, record.commitId()).orElseThrow();
      apply(deleteFiles, snapshot);
      done = true;
      return snapshot;
    } finally {
      if (!done) {
        added.forEach(file -> index.files().release(file.ordinal()));
      }
    }
  }

  private void reserve() {
    for (NewFile file : rewritten.files()) {
      added.add(
          new LiveFile(index.files().reserve(), file.dataFile().copyWithoutStats(), List.of()));
    }
  }

  private void findDeadRows() {
    Map<Integer, PositionDeleteIndex> deleted = new HashMap<>();
    for (LiveFile file : replaced) {
      deleted.put(file.ordinal(), index.deletedPositions().merge(file, new Positions()));
    }
    for (int row = 0; row < rewritten.rows(); row++) {
      long source = rewritten.source(row);
      int ordinal = PrimaryKeyIndex.fileOrdinal(source);
      if (deleted
          .getOrDefault(ordinal, PositionDeleteIndex.empty())
          .isDeleted(PrimaryKeyIndex.pos(source))) {
        deadRows.set(row);
      }
    }
  }

  private Map<Integer, DeleteFile> writeDeletes(String operationId) {
    for (int i = 0; i < added.size(); i++) {
      int first = rewritten.files().get(i).firstRow();
      int end = first + Math.toIntExact(added.get(i).dataFile().recordCount());
      PositionDeleteIndex positions = Deletes.toPositionIndex(CloseableIterable.empty());
      for (int row = deadRows.nextSetBit(first);
          row >= 0 && row < end;
          row = deadRows.nextSetBit(row + 1)) {
        positions.delete(row - first);
      }
      if (positions.isNotEmpty()) {
        deletes.put(added.get(i), positions);
      }
    }
    try {
      return DeleteFileFormat.of(table, operationId).write(deletes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write deletes of " + table.name() + ": " + e.getMessage(), e);
    }
  }

  private void commit(Fence fence, CommitRecord record, Map<Integer, DeleteFile> deleteFiles) {
    RewriteFiles rewrite = table.newRewrite();
    for (LiveFile file : replaced) {
      rewrite.deleteFile(file.dataFile());
      file.replaceableDeletes().forEach(rewrite::deleteFile);
    }
    rewritten.files().forEach(file -> rewrite.addFile(file.dataFile()));
    deleteFiles.values().forEach(rewrite::addFile);
    if (index.snapshotId() != null) {
      rewrite.validateFromSnapshot(index.snapshotId());
    }
    rewrite.validateWith(fence);
    record.toSummary().forEach(rewrite::set);
    rewrite.commit();
  }

  private void apply(Map<Integer, DeleteFile> deleteFiles, Snapshot snapshot) {
    for (int i = 0; i < added.size(); i++) {
      LiveFile file = added.get(i);
      DeleteFile delete = deleteFiles.get(file.ordinal());
      index.files().put(delete == null ? file : file.withDelete(delete));
      moveKeys(file, rewritten.files().get(i).firstRow());
    }
    deletes.forEach((file, positions) -> index.deletedPositions().put(file.ordinal(), positions));
    for (LiveFile file : replaced) {
      index.deletedPositions().forget(file.ordinal());
      index.files().release(file.ordinal());
    }
    index.advanceTo(snapshot);
  }

  private void moveKeys(LiveFile file, int firstRow) {
    for (int pos = 0; pos < file.dataFile().recordCount(); pos++) {
      if (!deadRows.get(firstRow + pos)) {
        index
            .keys()
            .put(rewritten.key(firstRow + pos), PrimaryKeyIndex.location(file.ordinal(), pos));
      }
    }
  }
}
