package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.fold.RowChange;
import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import io.lakehousecdc.sink.maintenance.MergeCandidate;
import io.lakehousecdc.sink.plan.CommitPlan;
import io.lakehousecdc.sink.table.WrittenRows.WrittenFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One Iceberg table that the sink writes to, and its index.
 *
 * <p>A commit is one snapshot that holds rows, deletes and offsets together, so there is nothing to
 * keep in step with it:
 *
 * <ol>
 *   <li>catch the index up with the current snapshot (nothing to do unless somebody else has
 *       committed);
 *   <li>check the fence: the stored offsets are those from which the batch started;
 *   <li>plan, write data files, write deletes;
 *   <li>commit, on condition that the fence still holds and the data files that the deletes refer
 *       to still exist;
 *   <li>only then change the index.
 * </ol>
 *
 * <p>A crash at any point leaves either the old snapshot and some orphan files, or the new one. A
 * commit of another engine in between makes step 4 fail; the files are thrown away and all is done
 * again against the new snapshot. One thread.
 */
public final class LakeTable {

  private static final Logger LOG = Logger.getLogger(LakeTable.class);

  /**
   * Another engine that commits more often than this in the time of one commit of ours is a matter
   * for the caller's back-off.
   */
  private static final int MAX_ATTEMPTS = 5;

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
    if (!index.isCurrent(table)) {
      long keys = index.catchUp(table);
      LOG.infof(
          "Index caught up: table=%s snapshotId=%s keysRead=%d keys=%d",
          name(), index.snapshotId(), keys, keys());
    }
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
      Snapshot snapshot =
          rewrite.commit(
              new Fence(name(), from, from.keySet()),
              record,
              () -> find(record.commitId()).orElseThrow());
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
    for (int attempt = 1; ; attempt++) {
      catchUp();
      new Fence(name(), batch.from(), batch.to().keySet()).check(table);
      SchemaChanges.apply(table, batch.fold());
      try {
        return attempt(batch);
      } catch (ValidationException | CommitFailedException e) {
        table.refresh();
        index.expectChanges();
        if (attempt == MAX_ATTEMPTS) {
          throw e instanceof CommitFailedException failed
              ? failed
              : new CommitFailedException(e, "Cannot commit to %s: %s", name(), e.getMessage());
        }
        LOG.infof("Commit retried: table=%s attempt=%d reason=%s", name(), attempt, e.getMessage());
      }
    }
  }

  private CommitResult attempt(CommitBatch batch) {
    String commitId = UUID.randomUUID().toString();
    CommitPlan plan = CommitPlan.of(batch.fold(), index.keys());
    CommitRecord record = record(batch, commitId);
    try (PendingCommit pending = PendingCommit.write(table, index, plan, commitId)) {
      Snapshot snapshot = commit(pending, batch, record);
      apply(plan, pending, snapshot);
      return new CommitResult(
          snapshot.snapshotId(),
          plan.upserts().size(),
          plan.deletedRows(),
          pending.rows().files().size(),
          record.source());
    }
  }

  private CommitRecord record(CommitBatch batch, String commitId) {
    Optional<CommitRecord> before = committed();
    Map<String, Long> offsets = new HashMap<>(before.map(CommitRecord::offsets).orElse(Map.of()));
    offsets.putAll(batch.to());
    Map<String, String> topicIds =
        new HashMap<>(before.map(CommitRecord::topicIds).orElse(Map.of()));
    topicIds.putAll(batch.topicIds());
    SourcePosition source =
        newest(before.map(CommitRecord::source).orElse(null), batch.fold().newest());
    return new CommitRecord(commitId, offsets, batch.kafkaClusterId(), topicIds, source);
  }

  private static SourcePosition newest(@Nullable SourcePosition before, SourcePosition now) {
    return before != null && before.lsn() > now.lsn() ? before : now;
  }

  private Snapshot commit(PendingCommit pending, CommitBatch batch, CommitRecord record) {
    try {
      pending.commit(new Fence(name(), batch.from(), batch.to().keySet()), record);
      return find(record.commitId())
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "Cannot find the snapshot just committed to " + name()));
    } catch (CommitStateUnknownException e) {
      return resolve(record.commitId(), pending, e);
    }
  }

  /**
   * Looks the commit up whose answer was lost. Where even that cannot be known its files must stay:
   * they may be part of the table.
   */
  private Snapshot resolve(
      String commitId, PendingCommit pending, CommitStateUnknownException unknown) {
    pending.keepFiles();
    try {
      table.refresh();
    } catch (RuntimeException e) {
      unknown.addSuppressed(e);
      throw unknown;
    }
    Snapshot found = find(commitId).orElseThrow(() -> unknown);
    LOG.infof(
        "Commit found after a lost answer: table=%s snapshotId=%d", name(), found.snapshotId());
    return found;
  }

  private Optional<Snapshot> find(String commitId) {
    for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
      if (commitId.equals(snapshot.summary().get(CommitRecord.COMMIT_ID))) {
        return Optional.of(snapshot);
      }
    }
    return Optional.empty();
  }

  private void apply(CommitPlan plan, PendingCommit pending, Snapshot snapshot) {
    pending.keepFiles();
    PrimaryKeyIndex keys = index.keys();
    LiveFiles files = index.files();
    BitSet emptied = new BitSet();
    pending.deletes().emptied().forEach(file -> emptied.set(file.ordinal()));
    if (plan.truncate()) {
      keys.removeFiles(emptied);
    }
    emptied.stream()
        .forEach(
            ordinal -> {
              index.deletedPositions().forget(ordinal);
              files.release(ordinal);
            });
    pending
        .deletes()
        .added()
        .forEach((ordinal, delete) -> files.put(files.get(ordinal).withDelete(delete)));
    pending
        .positions()
        .forEach((file, positions) -> index.deletedPositions().put(file.ordinal(), positions));
    for (WrittenFile file : pending.rows().files()) {
      files.add(file.ordinal(), file.dataFile());
    }
    plan.removedKeys().forEach(keys::remove);
    List<RowChange.Upsert> upserts = plan.upserts();
    for (int i = 0; i < upserts.size(); i++) {
      keys.put(upserts.get(i).key(), pending.rows().locations()[i]);
    }
    index.advanceTo(snapshot);
  }
}
