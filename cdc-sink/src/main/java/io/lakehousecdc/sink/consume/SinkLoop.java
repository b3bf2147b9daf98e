package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import io.lakehousecdc.sink.table.Lake;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sink's thread: takes decoded batches, commits tables when they are due, and starts over from
 * the stored offsets after a rebalance or a failure.
 *
 * <pre>
 *            assigned                loaded, sought
 *   (none) ───────────▶ STARTING ──────────────────▶ RUNNING
 *                          ▲                            │ bad event, failed commit, lost fence
 *                          │ after a wait               ▼
 *                          └───────────────────────── FAILED
 * </pre>
 *
 * <p>A rebalance sends the tables whose topic-partitions changed back to STARTING. A seek moves all
 * RUNNING tables to where they are, since it makes void what was polled before.
 */
final class SinkLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(SinkLoop.class);

  /**
   * How long a batch is waited for before the clock is looked at: bounds how late a due commit can
   * be.
   */
  private static final Duration TICK = Duration.ofMillis(20);

  /** Enough to fetch and decode for about as long as a commit takes. */
  private static final long MAX_QUEUED_BYTES = 32L << 20;

  private static final Duration OFFER = Duration.ofMillis(100);

  private final Lake lake;
  private final ConsumerControl control;
  private final LoopSettings settings;
  private final TopicTables topicTables;
  private final Executor merging;
  private final LoopClock clock;
  private final BatchQueue batches = new BatchQueue(MAX_QUEUED_BYTES);
  private final AtomicReference<@Nullable Set<TopicPartition>> newAssignment =
      new AtomicReference<>();
  private final Map<String, TableTask> tasks = new TreeMap<>();
  private volatile List<TableStatus> statuses = List.of();
  private volatile boolean stopping;
  private long epoch = -1;

  SinkLoop(
      Lake lake,
      ConsumerControl control,
      LoopSettings settings,
      Executor merging,
      InstantSource instants,
      java.util.function.LongSupplier nanoTime) {
    this.lake = lake;
    this.control = control;
    this.settings = settings;
    this.merging = merging;
    this.topicTables = new TopicTables(settings.topics());
    this.clock = new LoopClock(instants, nanoTime);
  }

  /**
   * Hands over a batch; waits while there is no room for it. Any thread.
   *
   * @throws InterruptedException if interrupted while waiting
   */
  void offer(DecodedBatch batch) throws InterruptedException {
    while (!stopping && !batches.offer(batch, OFFER)) {
      // The sink's thread is busy with a commit: Kafka waits.
    }
  }

  /** Says which topic-partitions this consumer has now. Any thread; does not wait. */
  void assigned(Collection<TopicPartition> all) {
    newAssignment.set(Set.copyOf(all));
  }

  /** The tables as they were after the last step. Any thread. */
  List<TableStatus> statuses() {
    return statuses;
  }

  /** Asks the loop to commit what it has, save its indexes and end. Any thread. */
  void stop() {
    stopping = true;
  }

  /** Whether it was asked to end. Any thread. */
  boolean isStopping() {
    return stopping;
  }

  @Override
  public void run() {
    while (!stopping) {
      try {
        step(batches.poll(TICK));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    finish();
  }

  /** One round. Separate from {@link #run} so that a test can be the thread. */
  void step(@Nullable DecodedBatch batch) {
    Set<TopicPartition> assignment = newAssignment.getAndSet(null);
    if (assignment != null) {
      assign(assignment);
    }
    startWhatIsDue();
    if (batch != null) {
      accept(batch);
    }
    commitWhatIsDue();
    statuses = tasks.values().stream().map(TableTask::status).toList();
  }

  private void assign(Set<TopicPartition> assignment) {
    Map<String, Set<TopicPartition>> byTable = new HashMap<>();
    for (TopicPartition topicPartition : assignment) {
      byTable
          .computeIfAbsent(topicTables.table(topicPartition.topic()), table -> new HashSet<>())
          .add(topicPartition);
    }
    tasks
        .values()
        .removeIf(
            task -> {
              boolean lost = !byTable.containsKey(task.table());
              if (lost) {
                task.saveIndex();
              }
              return lost;
            });
    byTable.forEach(
        (table, topicPartitions) ->
            tasks
                .computeIfAbsent(
                    table, name -> new TableTask(name, lake, control, settings, merging, clock))
                .assign(topicPartitions));
    epoch = -1;
    LOG.infof(
        "Topic-partitions assigned: tables=%s topicPartitions=%d",
        byTable.keySet(), assignment.size());
  }

  /** Loads the tables that are to start, then moves the consumer. */
  private void startWhatIsDue() {
    boolean moved = epoch < 0 && !tasks.isEmpty();
    for (TableTask task : tasks.values()) {
      moved |= task.startIfDue();
    }
    if (moved) {
      seek();
    }
  }

  private void seek() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    Set<TopicPartition> paused = new HashSet<>();
    for (TableTask task : tasks.values()) {
      if (task.isRunning()) {
        positions.putAll(task.positions());
      } else {
        paused.addAll(task.assigned());
      }
    }
    try {
      ConsumerControl.Seek seek = control.seek(positions, paused);
      epoch = seek.epoch();
      tasks.values().stream().filter(TableTask::isRunning).forEach(task -> task.sought(seek));
    } catch (RuntimeException e) {
      // Without a position nothing of any table counts; all begin again.
      LOG.warnf("Cannot move the consumer: %s", Reasons.of(e));
      tasks.values().stream()
          .filter(TableTask::isRunning)
          .forEach(
              task ->
                  task.fail(
                      "Cannot move the consumer to the stored offsets: " + Reasons.of(e), null));
    }
  }

  private void accept(DecodedBatch batch) {
    if (batch.epoch() != epoch) {
      return;
    }
    for (PartitionRecords records : batch.partitions()) {
      TableTask task = tasks.get(topicTables.table(records.topicPartition().topic()));
      if (task != null && task.isRunning()) {
        task.accept(records, this::relieveMemory);
      } else if (task != null) {
        task.pauseAgain();
      }
    }
  }

  private void commitWhatIsDue() {
    tasks.values().forEach(TableTask::commitIfDue);
    relieveMemory();
    tasks.values().forEach(TableTask::mergeIfDue);
  }

  /** Commits the largest batches until all that is pending fits into its bound. */
  private void relieveMemory() {
    List<TableTask> bySize = new ArrayList<>(tasks.values());
    long bytes = bySize.stream().mapToLong(TableTask::pendingBytes).sum();
    if (bytes <= settings.commitMaxBytes()) {
      return;
    }
    bySize.sort(Comparator.comparingLong(TableTask::pendingBytes).reversed());
    for (TableTask task : bySize) {
      if (bytes > settings.commitMaxBytes()) {
        bytes -= task.pendingBytes();
        task.commit();
      }
    }
  }

  private void finish() {
    for (TableTask task : tasks.values()) {
      task.commitBeforeStop();
      task.saveIndex();
    }
    statuses = tasks.values().stream().map(TableTask::status).toList();
  }
}
