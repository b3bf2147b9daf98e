package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.MalformedEventException;
import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import io.lakehousecdc.sink.consume.TableMerge.Backlog;
import io.lakehousecdc.sink.consume.TableStatus.State;
import io.lakehousecdc.sink.table.CommitResult;
import io.lakehousecdc.sink.table.FencedException;
import io.lakehousecdc.sink.table.Lake;
import io.lakehousecdc.sink.table.LakeTable;
import io.lakehousecdc.sink.table.TableOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The course of one table through the states of {@link SinkLoop}: when it starts, commits, fails
 * and tries again.
 */
final class TableTask {

  private static final Logger LOG = Logger.getLogger(TableTask.class);

  private final TableFlow flow;
  private final Lake lake;
  private final ConsumerControl control;
  private final LoopSettings settings;
  private final LoopClock clock;
  private final TableMerge merge;
  private final TableHealth health;
  private final RunningTotals totals = new RunningTotals();
  private @Nullable Long snapshotId;
  private @Nullable Instant committedAt;
  private Backlog backlog = Backlog.NONE;
  private long lastCommitNanos;
  private long lastPauseNanos;

  TableTask(
      String table,
      Lake lake,
      ConsumerControl control,
      LoopSettings settings,
      Executor merging,
      LoopClock clock) {
    this.flow =
        new TableFlow(table, lake, settings.tables().getOrDefault(table, TableOptions.DEFAULT));
    this.lake = lake;
    this.control = control;
    this.settings = settings;
    this.clock = clock;
    this.merge = new TableMerge(settings.merge(), merging, clock);
    this.health = new TableHealth(table, settings.retryMaxWait(), clock);
    this.lastCommitNanos = clock.nanos() - settings.commitInterval().toNanos();
    this.lastPauseNanos = clock.nanos();
  }

  String table() {
    return flow.table();
  }

  boolean isRunning() {
    return health.is(State.RUNNING);
  }

  Set<TopicPartition> assigned() {
    return flow.assigned();
  }

  Map<TopicPartition, Long> positions() {
    return flow.positions();
  }

  long pendingBytes() {
    return flow.pendingBytes();
  }

  /**
   * Takes the topic-partitions that this consumer has now. A table whose topic-partitions stay goes
   * on.
   */
  void assign(Set<TopicPartition> topicPartitions) {
    if (!topicPartitions.equals(flow.assigned())) {
      flow.assign(topicPartitions);
      health.starting();
    }
  }

  /**
   * Loads the table if it is new, or has failed and waited long enough. Returns whether its
   * positions changed.
   */
  boolean startIfDue() {
    if (!health.isStartDue()) {
      return false;
    }
    try {
      flow.load(
          control.identity(flow.topics()), settings.acceptRebuiltTopicsOf().contains(table()));
      health.running();
      return true;
    } catch (RuntimeException e) {
      fail("Cannot open table " + table() + ": " + Reasons.of(e), null);
      return false;
    }
  }

  /** Takes over where the consumer stands after a seek. */
  void sought(ConsumerControl.Seek seek) {
    for (TopicPartition topicPartition : flow.assigned()) {
      String error = seek.errors().get(topicPartition);
      if (error != null) {
        fail(error, null);
        return;
      }
      Long started = seek.started().get(topicPartition);
      if (started != null) {
        flow.startAt(topicPartition, started);
      }
    }
    if (!flow.hasPending()) {
      health.reads();
    }
  }

  /**
   * Takes the records of one topic-partition; {@code whenFull} is called whenever many have been
   * taken.
   */
  void accept(PartitionRecords records, Runnable whenFull) {
    TopicPartition topicPartition = records.topicPartition();
    long next = flow.next(topicPartition);
    if (records.offsets()[0] > next && !isGapHarmless(topicPartition, next)) {
      return;
    }
    for (int i = 0; i < records.offsets().length && isRunning(); i++) {
      long offset = records.offsets()[i];
      if (offset < next) {
        continue;
      }
      if (!take(topicPartition, offset, records.events()[i])) {
        flow.advance(topicPartition, offset);
        commitUpTo(topicPartition, offset);
        return;
      }
      next = offset + 1;
      if (flow.pendingRows() >= settings.commitMaxRows()) {
        flow.advance(topicPartition, next);
        commit();
      }
    }
    if (isRunning()) {
      flow.advance(topicPartition, next);
      whenFull.run();
    }
  }

  /**
   * A gap is harmless if records between were compacted or were markers of transactions; not if
   * retention took them before they were read.
   */
  private boolean isGapHarmless(TopicPartition topicPartition, long next) {
    try {
      long earliest = control.earliest(topicPartition);
      if (earliest <= next) {
        return true;
      }
      fail(
          "Cannot read %s@%d: the topic begins at offset %d, changes before it were removed unread. Load the table anew by dropping it, or by an incremental snapshot"
              .formatted(topicPartition, next, earliest),
          null);
    } catch (RuntimeException e) {
      fail("Cannot look up the earliest offset of " + topicPartition + ": " + Reasons.of(e), null);
    }
    return false;
  }

  /** Takes one record, or fails the table and returns false. */
  private boolean take(TopicPartition topicPartition, long offset, @Nullable Object event) {
    String reason = null;
    if (event instanceof ChangeEvent change) {
      reason = flow.misfit(topicPartition.topic(), change).orElse(null);
      if (reason == null) {
        flow.accept(change);
        totals.event(change.bytes());
      }
    } else if (event instanceof MalformedEventException malformed) {
      reason = malformed.getMessage();
    }
    return reason == null || isSkipped(topicPartition, offset, reason);
  }

  private boolean isSkipped(TopicPartition topicPartition, long offset, String reason) {
    String eventAt = topicPartition + "@" + offset;
    String error = "Cannot decode change event " + eventAt + ": " + reason;
    if (settings.skipEvents().contains(eventAt)) {
      LOG.warnf("Event left out as configured: %s", error);
      totals.skipped();
      return true;
    }
    fail(error, eventAt);
    return false;
  }

  /** Commits what came before a bad event, so that the table stands right before it. */
  private void commitUpTo(TopicPartition topicPartition, long offset) {
    if (!Long.valueOf(offset).equals(flow.storedOffsets().get(topicPartition.toString()))) {
      commit();
    }
    health.stopped();
  }

  void commitIfDue() {
    if (isRunning()
        && flow.hasPending()
        && clock.nanos() - lastCommitNanos >= settings.commitInterval().toNanos()) {
      commit();
    }
  }

  /** Goes on with the merging of small files, if there is nothing more urgent. */
  void mergeIfDue() {
    if (isRunning()) {
      flow.lakeTable().ifPresent(table -> merge.step(table, flow.storedOffsets(), backlog));
    }
  }

  /** Commits what is pending, whether it is due or not. Returns whether it is in the table. */
  boolean commit() {
    long start = clock.nanos();
    lastCommitNanos = start;
    backlog = flow.pendingRows() > settings.commitMaxRows() / 2 ? Backlog.SOME : Backlog.NONE;
    try {
      Optional<CommitResult> result = flow.commit();
      result.ifPresent(committed -> committed(committed, clock.nanos() - start));
      return result.isPresent();
    } catch (FencedException e) {
      LOG.warnf("%s. Starting again from the stored offsets", e.getMessage());
      health.starting();
    } catch (RuntimeException e) {
      fail("Cannot commit to table " + table() + ": " + Reasons.of(e), null);
    }
    return false;
  }

  private void committed(CommitResult result, long nanos) {
    totals.commit(result, nanos);
    snapshotId = result.snapshotId();
    committedAt = clock.now();
    LOG.infof(
        "Committed: table=%s snapshotId=%d rows=%d deletes=%d dataFiles=%d durationMs=%d offsets=%s",
        table(),
        result.snapshotId(),
        result.upsertedRows(),
        result.deletedRows(),
        result.dataFiles(),
        nanos / 1_000_000,
        flow.storedOffsets());
    Map<TopicPartition, Long> next = new HashMap<>(flow.positions());
    next.values().removeIf(offset -> offset == ConsumerControl.EARLIEST);
    control.commitOffsets(next);
    health.committed(next);
  }

  /** Stops the table until its next attempt. */
  void fail(String message, @Nullable String eventAt) {
    health.fail(message, eventAt);
    totals.failed();
  }

  /**
   * Stops fetching again for a failed table: back-pressure may have resumed its topic-partitions.
   */
  void pauseAgain() {
    if (health.is(State.FAILED)
        && clock.nanos() - lastPauseNanos > settings.commitInterval().toNanos()) {
      lastPauseNanos = clock.nanos();
      control.pause(flow.assigned());
    }
  }

  void commitBeforeStop() {
    if (isRunning() && flow.hasPending()) {
      commit();
    }
  }

  void saveIndex() {
    flow.lakeTable().ifPresent(lake::save);
  }

  TableStatus status() {
    Optional<LakeTable> lakeTable = flow.lakeTable();
    return new TableStatus(
        table(),
        health.shown(),
        health.error(),
        health.errorSince(),
        flow.storedOffsets(),
        flow.pendingRows(),
        snapshotId,
        committedAt,
        flow.source(),
        lakeTable.map(LakeTable::keys).orElse(0L),
        lakeTable.map(LakeTable::indexBytes).orElse(0L),
        lakeTable.map(LakeTable::dataFiles).orElse(0),
        totals.sums());
  }
}
