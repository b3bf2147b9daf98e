package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.plan.CommitPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.PositionDeleteIndex;

/**
 * The files of a commit, from their writing to the moment when they are part of the table. Closing
 * it before that deletes them.
 */
final class PendingCommit implements AutoCloseable {

  private final Table table;
  private final TableIndex index;
  private final RowWriter writer;
  private final Map<LiveFile, PositionDeleteIndex> positions = new LinkedHashMap<>();
  private WrittenRows rows = new WrittenRows(List.of(), new long[0]);
  private WrittenDeletes deletes = WrittenDeletes.none();
  private boolean keep;

  private PendingCommit(Table table, TableIndex index, String commitId) {
    this.table = table;
    this.index = index;
    this.writer =
        new RowWriter(
            table, index.files(), DataFiles.outputs(table, commitId, FileFormat.PARQUET, null));
  }

  /**
   * Writes the files that {@code plan} asks for.
   *
   * @throws UncheckedIOException if one cannot be written; those written so far are deleted
   */
  static PendingCommit write(Table table, TableIndex index, CommitPlan plan, String commitId) {
    PendingCommit pending = new PendingCommit(table, index, commitId);
    try {
      pending.rows = pending.writer.write(plan.upserts());
      pending.deletes =
          plan.truncate()
              ? WrittenDeletes.everything(index.files().all())
              : pending.writeDeletes(plan, commitId);
      return pending;
    } catch (RuntimeException e) {
      pending.close();
      throw e;
    }
  }

  private WrittenDeletes writeDeletes(CommitPlan plan, String commitId) {
    WrittenDeletes.Builder built = new WrittenDeletes.Builder();
    plan.deletedPositions()
        .forEach(
            (ordinal, added) -> {
              LiveFile file = index.files().get(ordinal);
              PositionDeleteIndex merged = index.deletedPositions().merge(file, added);
              if (merged.cardinality() == file.dataFile().recordCount()) {
                built.emptied(file);
              } else {
                positions.put(file, merged);
              }
            });
    try {
      DeleteFileFormat.of(table, commitId)
          .write(positions)
          .forEach((ordinal, delete) -> built.add(index.files().get(ordinal), delete));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write deletes of " + table.name() + ": " + e.getMessage(), e);
    }
    return built.build();
  }

  /**
   * Commits everything in one snapshot, on condition that {@code fence} holds and nobody has
   * changed the files that the deletes refer to.
   */
  void commit(Fence fence, CommitRecord record) {
    RowDelta delta = table.newRowDelta();
    rows.files().forEach(file -> delta.addRows(file.dataFile()));
    deletes.added().values().forEach(delta::addDeletes);
    positions.keySet().forEach(file -> file.replaceableDeletes().forEach(delta::removeDeletes));
    for (LiveFile file : deletes.emptied()) {
      delta.removeRows(file.dataFile());
      file.replaceableDeletes().forEach(delta::removeDeletes);
    }
    if (index.snapshotId() != null) {
      delta.validateFromSnapshot(index.snapshotId());
    }
    delta.validateDataFilesExist(positions.keySet().stream().map(LiveFile::location).toList());
    delta.validateDeletedFiles();
    delta.validateWith(fence);
    record.toSummary().forEach(delta::set);
    delta.commit();
  }

  WrittenRows rows() {
    return rows;
  }

  WrittenDeletes deletes() {
    return deletes;
  }

  /** All deleted positions of every data file that has new ones and keeps some rows. */
  Map<LiveFile, PositionDeleteIndex> positions() {
    return positions;
  }

  /** Leaves the files where they are when this is closed. */
  void keepFiles() {
    keep = true;
  }

  @Override
  public void close() {
    if (keep) {
      return;
    }
    writer.abandon();
    deletes.added().values().stream()
        .map(DeleteFile::location)
        .distinct()
        .forEach(location -> Orphans.delete(table, location));
  }
}
