package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.maintenance.MergeCandidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * One Iceberg table that the sink writes to, and its index. {@link BatchCommit} puts batches into
 * it, {@link RewriteJob} and {@link RewriteCommit} merge its files. One thread.
 */
public final class LakeTable {

  private final Table table;
  private final TableIndex index;

  LakeTable(Table table, TableIndex index) {
    this.table = table;
    this.index = index;
  }

  /** The table's name in the catalog, such as {@code lakehouse.items}. */
  public String name() {
    return table.name();
  }

  /** What the current snapshot, or the newest before it that says anything, says of the source. */
  public Optional<CommitRecord> committed() {
    return CommitRecord.newest(SnapshotUtil.currentAncestors(table));
  }

  /**
   * Whether it has rows or history that the sink did not write, and no snapshot of the sink:
   * nothing says how far it has come.
   */
  public boolean isForeign() {
    return table.currentSnapshot() != null && committed().isEmpty();
  }

  /** How many keys the index holds, which is the number of rows once it is caught up. */
  public long keys() {
    return index.keys().size();
  }

  /** The memory that the index takes, in bytes. */
  public long indexBytes() {
    return index.keys().memoryBytes();
  }

  /** How many data files the indexed snapshot has. */
  public int dataFiles() {
    return index.files().size();
  }

  /** The snapshot that the index stands for, or null for a table without any. */
  public @Nullable Long indexedSnapshotId() {
    return index.snapshotId();
  }

  Table table() {
    return table;
  }

  TableIndex index() {
    return index;
  }

  /** Reads the table's current state from the catalog and catches the index up with it. */
  public void refresh() {
    table.refresh();
    catchUp();
  }

  void catchUp() {
    index.catchUpIfBehind(table);
  }

  /**
   * The files that a rewrite may take: those of the present partition spec, without deletes that
   * only an engine with equality deletes makes.
   */
  public List<MergeCandidate> mergeCandidates() {
    List<MergeCandidate> candidates = new ArrayList<>();
    for (LiveFile file : index.files().all()) {
      boolean positionDeletesOnly = file.positionDeletes().size() == file.deletes().size();
      if (positionDeletesOnly && file.dataFile().specId() == table.spec().specId()) {
        candidates.add(
            new MergeCandidate(
                file.ordinal(),
                table.spec().partitionToPath(file.dataFile().partition()),
                file.dataFile().recordCount(),
                file.deletedRows(),
                file.dataFile().fileSizeInBytes()));
      }
    }
    return candidates;
  }

  /** Prepares the rewriting of the files with these ordinals, which are of one partition. */
  public RewriteJob planRewrite(List<Integer> ordinals) {
    return new RewriteJob(table, ordinals.stream().map(index.files()::get).toList());
  }

  /**
   * Puts what {@code job} has written into the table, if the files that it read are still there.
   *
   * @param from the stored offsets of this writer's topic-partitions, which the snapshot carries on
   * @return the snapshot's id, or nothing if it came too late; then nothing was changed
   */
  public OptionalLong commitRewrite(RewriteJob job, Map<String, Long> from) {
    catchUp();
    RewriteCommit rewrite = new RewriteCommit(table, index, job.rewritten());
    Optional<CommitRecord> before = committed();
    if (!rewrite.isPossible() || before.isEmpty()) {
      return OptionalLong.empty();
    }
    CommitRecord record = before.get().withCommitId(UUID.randomUUID().toString());
    try {
      Snapshot snapshot = rewrite.commit(new Fence(name(), from, from.keySet()), record);
      return OptionalLong.of(snapshot.snapshotId());
    } catch (ValidationException | CommitFailedException | CommitStateUnknownException e) {
      table.refresh();
      index.expectChanges();
      if (e instanceof CommitStateUnknownException unknown) {
        throw unknown;
      }
      return OptionalLong.empty();
    }
  }

  /**
   * Makes {@code batch} part of the table, in one snapshot.
   *
   * @throws FencedException if another writer has committed from these offsets; nothing of the
   *     batch is in the table then
   * @throws IncompatibleSchemaException if the table cannot take the rows; nothing of the batch is
   *     in the table then
   * @throws CommitStateUnknownException if the catalog did not answer and cannot say whether the
   *     snapshot is in the table
   * @throws CommitFailedException if others committed in the way of every attempt
   */
  public CommitResult commit(CommitBatch batch) {
    return new BatchCommit(table, index, batch).run();
  }
}
