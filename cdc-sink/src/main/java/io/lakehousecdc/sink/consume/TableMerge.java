package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.maintenance.MergePolicy;
import io.lakehousecdc.sink.table.LakeTable;
import io.lakehousecdc.sink.table.RewriteJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Merges the small files of one table while changes go on: rows are copied on the merging thread,
 * and only the commit of the result takes the sink's thread. A merge that fails is logged and tried
 * again later; it never stops the table.
 */
final class TableMerge {

  private static final Logger LOG = Logger.getLogger(TableMerge.class);

  /** With a backlog commits are large, so this many files still read well. */
  private static final int MAX_FILES_WITH_BACKLOG = 100;

  private static final Duration WAIT_AFTER_FAILURE = Duration.ofSeconds(30);

  private final MergePolicy policy;
  private final Executor executor;
  private final LoopClock clock;
  private @Nullable Running running;
  private @Nullable Long plannedFor;
  private long notBeforeNanos;

  /** Whether changes are waiting that a commit could not hold. */
  enum Backlog {
    NONE,
    SOME
  }

  private record Running(
      LakeTable table, RewriteJob job, CompletableFuture<Void> done, int files) {}

  TableMerge(MergePolicy policy, Executor executor, LoopClock clock) {
    this.policy = policy;
    this.executor = executor;
    this.clock = clock;
    this.notBeforeNanos = clock.nanos();
  }

  /**
   * Begins a merge if one is due, or commits one that is done. On the sink's thread, between two
   * batches.
   *
   * @param behind whether the table has a backlog: catching up then goes before merging, as long as
   *     the files are not too many
   */
  void step(LakeTable table, Map<String, Long> storedOffsets, Backlog behind) {
    if (running != null) {
      if (running.done().isDone()) {
        finish(running, table, storedOffsets);
        running = null;
      }
      return;
    }
    if (behind == Backlog.SOME && table.dataFiles() < MAX_FILES_WITH_BACKLOG) {
      return;
    }
    Long snapshotId = table.indexedSnapshotId();
    if (snapshotId != null
        && !snapshotId.equals(plannedFor)
        && clock.nanos() - notBeforeNanos >= 0) {
      plannedFor = snapshotId;
      Optional<List<Integer>> files = policy.choose(table.mergeCandidates());
      files.ifPresent(ordinals -> start(table, ordinals));
    }
  }

  private void start(LakeTable table, List<Integer> ordinals) {
    RewriteJob job = table.planRewrite(ordinals);
    running =
        new Running(table, job, CompletableFuture.runAsync(job::run, executor), ordinals.size());
  }

  private void finish(Running merge, LakeTable table, Map<String, Long> storedOffsets) {
    boolean keepFiles = false;
    try {
      merge.done().join();
      OptionalLong snapshotId =
          merge.table() == table
              ? table.commitRewrite(merge.job(), storedOffsets)
              : OptionalLong.empty();
      keepFiles = snapshotId.isPresent();
      if (keepFiles) {
        LOG.infof(
            "Merged: table=%s snapshotId=%d files=%d dataFiles=%d",
            table.name(), snapshotId.getAsLong(), merge.files(), table.dataFiles());
      } else {
        LOG.infof(
            "Merge given up, its files have changed: table=%s files=%d",
            table.name(), merge.files());
      }
    } catch (CommitStateUnknownException e) {
      keepFiles = true;
      failed(table, e);
    } catch (CompletionException | CancellationException e) {
      failed(table, e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException e) {
      failed(table, e);
    }
    if (!keepFiles) {
      merge.job().abandon();
    }
  }

  private void failed(LakeTable table, Throwable failure) {
    notBeforeNanos = clock.nanos() + WAIT_AFTER_FAILURE.toNanos();
    plannedFor = null;
    LOG.warnf(
        "Cannot merge files of %s, trying again in %d s: %s",
        table.name(), WAIT_AFTER_FAILURE.toSeconds(), Reasons.of(failure));
  }
}
