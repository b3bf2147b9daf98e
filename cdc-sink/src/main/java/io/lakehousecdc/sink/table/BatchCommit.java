package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.fold.RowChange;
import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import io.lakehousecdc.sink.plan.CommitPlan;
import io.lakehousecdc.sink.table.WrittenRows.WrittenFile;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * Makes one batch part of a table, in one snapshot that holds rows, deletes and offsets together,
 * so there is nothing to keep in step with it:
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
final class BatchCommit {

  private static final Logger LOG = Logger.getLogger(BatchCommit.class);

  /**
   * Another engine that commits more often than this in the time of one commit of ours is a matter
   * for the caller's back-off.
   */
  private static final int MAX_ATTEMPTS = 5;

  private final Table table;
  private final TableIndex index;
  private final CommitBatch batch;
  private final Fence fence;

  BatchCommit(Table table, TableIndex index, CommitBatch batch) {
    this.table = table;
    this.index = index;
    this.batch = batch;
    this.fence = new Fence(table.name(), batch.from(), batch.to().keySet());
  }

  /** Commits; the errors are those of {@link LakeTable#commit}. */
  CommitResult run() {
    for (int attempt = 1; ; attempt++) {
      index.catchUpIfBehind(table);
      fence.check(table);
      SchemaChanges.apply(table, batch.fold());
      try {
        return attempt();
      } catch (ValidationException | CommitFailedException e) {
        table.refresh();
        index.expectChanges();
        if (attempt == MAX_ATTEMPTS) {
          throw e instanceof CommitFailedException failed
              ? failed
              : new CommitFailedException(
                  e, "Cannot commit to %s: %s", table.name(), e.getMessage());
        }
        LOG.infof(
            "Commit retried: table=%s attempt=%d reason=%s", table.name(), attempt, e.getMessage());
      }
    }
  }

  private CommitResult attempt() {
    String commitId = UUID.randomUUID().toString();
    CommitPlan plan = CommitPlan.of(batch.fold(), index.keys());
    CommitRecord record = record(commitId);
    try (PendingCommit pending = PendingCommit.write(table, index, plan, commitId)) {
      Snapshot snapshot = commit(pending, record);
      apply(plan, pending, snapshot);
      return new CommitResult(
          snapshot.snapshotId(),
          plan.upserts().size(),
          plan.deletedRows(),
          pending.rows().files().size(),
          record.source());
    }
  }

  private CommitRecord record(String commitId) {
    Optional<CommitRecord> before = CommitRecord.newest(SnapshotUtil.currentAncestors(table));
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

  private Snapshot commit(PendingCommit pending, CommitRecord record) {
    try {
      pending.commit(fence, record);
      return CommitRecord.find(table, record.commitId())
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "Cannot find the snapshot just committed to " + table.name()));
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
    Snapshot found = CommitRecord.find(table, commitId).orElseThrow(() -> unknown);
    LOG.infof(
        "Commit found after a lost answer: table=%s snapshotId=%d",
        table.name(), found.snapshotId());
    return found;
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
