package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.Operation;
import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.fold.BatchFold;
import io.lakehousecdc.sink.fold.RowChange;
import io.lakehousecdc.sink.table.CommitBatch;
import io.lakehousecdc.sink.table.CommitRecord;
import io.lakehousecdc.sink.table.CommitResult;
import io.lakehousecdc.sink.table.Lake;
import io.lakehousecdc.sink.table.LakeTable;
import io.lakehousecdc.sink.table.TableOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The changes on their way into one table: the batch that is not committed yet and the offsets
 * between which it lies.
 *
 * <p>Whatever goes wrong, the answer is the same: {@link #load} forgets the batch and begins again
 * from what the table's snapshot says. One thread.
 */
final class TableFlow {

  private final String table;
  private final Lake lake;
  private final TableOptions options;
  private final BatchFold fold = new BatchFold();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private Set<TopicPartition> assigned = Set.of();
  private KafkaIdentity identity = KafkaIdentity.NONE;
  private Map<String, Long> stored = Map.of();
  private SourcePosition source = SourcePosition.UNKNOWN;
  private @Nullable LakeTable lakeTable;
  private boolean pending;

  TableFlow(String table, Lake lake, TableOptions options) {
    this.table = table;
    this.lake = lake;
    this.options = options;
  }

  String table() {
    return table;
  }

  Set<TopicPartition> assigned() {
    return assigned;
  }

  void assign(Set<TopicPartition> topicPartitions) {
    this.assigned = Set.copyOf(topicPartitions);
  }

  Set<String> topics() {
    Set<String> topics = new TreeSet<>();
    assigned.forEach(topicPartition -> topics.add(topicPartition.topic()));
    return topics;
  }

  /**
   * Reads the table and begins where its snapshot ends. What was not committed is forgotten, and
   * will be read again.
   *
   * @throws IllegalStateException if the table does not say how far it has come, or its offsets are
   *     not of these topics
   */
  void load(KafkaIdentity present, boolean acceptRebuilt) {
    fold.clear();
    pending = false;
    next.clear();
    identity = present;
    if (lakeTable == null) {
      lakeTable = lake.open(table).orElse(null);
    } else {
      lakeTable.refresh();
    }
    if (lakeTable != null && lakeTable.isForeign()) {
      throw new IllegalStateException(
          "Cannot continue "
              + lakeTable.name()
              + ": it has snapshots, but none in its ancestry says up to which offsets. Roll it back to one of the sink's snapshots, or drop it to load it anew");
    }
    Optional<CommitRecord> committed = lakeTable == null ? Optional.empty() : lakeTable.committed();
    next.putAll(StoredOffsets.positions(committed, assigned, present, acceptRebuilt));
    remember(committed);
  }

  private void remember(Optional<CommitRecord> committed) {
    stored = committed.map(CommitRecord::offsets).orElse(Map.of());
    source = committed.map(CommitRecord::source).orElse(SourcePosition.UNKNOWN);
  }

  /** The next offset of each topic-partition, or {@link ConsumerControl#EARLIEST}. */
  Map<TopicPartition, Long> positions() {
    return Map.copyOf(next);
  }

  long next(TopicPartition topicPartition) {
    return next.getOrDefault(topicPartition, ConsumerControl.EARLIEST);
  }

  /** Says where a topic-partition really begins, once the consumer has looked it up. */
  void startAt(TopicPartition topicPartition, long offset) {
    next.put(topicPartition, offset);
  }

  /** Takes one event. {@link #advance} says afterwards how far the batch has come. */
  void accept(ChangeEvent event) {
    fold.apply(event);
  }

  /** Why {@code event} cannot be an event of this table, or nothing if it can. */
  Optional<String> misfit(String topic, ChangeEvent event) {
    if (event.operation() == Operation.MESSAGE) {
      return Optional.empty();
    }
    int prefix = topic.length() - event.sourceTable().length();
    if (prefix < 1 || topic.charAt(prefix - 1) != '.' || !topic.endsWith(event.sourceTable())) {
      return Optional.of("unknown table " + event.sourceTable() + " in this topic");
    }
    if (event.operation() == Operation.TRUNCATE
        && identity.partitions().getOrDefault(topic, 1) > 1) {
      return Optional.of(
          "Unsupported truncate: the topic has several partitions, and rows of the others cannot be ordered against it");
    }
    return Optional.empty();
  }

  /** Says that everything before {@code offset} was taken. */
  void advance(TopicPartition topicPartition, long offset) {
    next.put(topicPartition, offset);
    pending = true;
  }

  /** Whether there is anything that no snapshot holds yet. */
  boolean hasPending() {
    return pending;
  }

  int pendingRows() {
    return fold.size();
  }

  long pendingBytes() {
    return fold.bytes();
  }

  /**
   * Commits what is pending, in one snapshot. The table is created if it does not exist and there
   * are rows for it.
   *
   * @return what was done, or nothing if there is no table and no row for one
   */
  Optional<CommitResult> commit() {
    if (lakeTable == null) {
      Optional<ChangeEvent> first = firstUpsert();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      lakeTable = lake.create(table, first.get().schema(), options);
    }
    Map<String, Long> to = new HashMap<>();
    next.forEach(
        (topicPartition, offset) -> {
          if (offset != ConsumerControl.EARLIEST) {
            to.put(topicPartition.toString(), offset);
          }
        });
    CommitResult result =
        lakeTable.commit(
            new CommitBatch(fold, stored, to, identity.clusterId(), identity.topicIds()));
    fold.clear();
    pending = false;
    remember(lakeTable.committed());
    return Optional.of(result);
  }

  private Optional<ChangeEvent> firstUpsert() {
    for (RowChange change : fold.changes()) {
      if (change instanceof RowChange.Upsert upsert) {
        return Optional.of(upsert.event());
      }
    }
    return Optional.empty();
  }

  /** The stored offsets of this writer's topic-partitions. */
  Map<String, Long> storedOffsets() {
    Map<String, Long> mine = new HashMap<>(stored);
    mine.keySet().retainAll(assigned.stream().map(TopicPartition::toString).toList());
    return mine;
  }

  /** The newest change that the table holds. */
  SourcePosition source() {
    return source;
  }

  Optional<LakeTable> lakeTable() {
    return Optional.ofNullable(lakeTable);
  }
}
