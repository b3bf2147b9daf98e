package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A consumer over a {@link TopicLog} that fetches ahead, so that batches of before a seek arrive
 * after it, as with the real one.
 */
final class TestConsumer implements ConsumerControl {

  private final TopicLog log;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private final Deque<DecodedBatch> fetched = new ArrayDeque<>();
  private Set<TopicPartition> assignment = Set.of();
  private Map<String, String> topicIds = Map.of();
  private String clusterId = "cluster-1";
  private long epoch;

  TestConsumer(TopicLog log) {
    this.log = log;
  }

  void assign(Collection<TopicPartition> topicPartitions) {
    assignment = Set.copyOf(topicPartitions);
    positions.keySet().retainAll(assignment);
    paused.addAll(assignment);
    epoch++;
  }

  void identify(String cluster, Map<String, String> ids) {
    clusterId = cluster;
    topicIds = ids;
  }

  /** Fetches up to {@code max} records of each topic-partition ahead. */
  void fetch(int max) {
    List<PartitionRecords> records = new ArrayList<>();
    for (TopicPartition topicPartition : assignment) {
      Long position = positions.get(topicPartition);
      if (position != null && !paused.contains(topicPartition)) {
        PartitionRecords read = log.read(topicPartition, position, max);
        if (read.offsets().length > 0) {
          records.add(read);
          positions.put(topicPartition, read.offsets()[read.offsets().length - 1] + 1);
        }
      }
    }
    if (!records.isEmpty()) {
      fetched.add(new DecodedBatch(epoch, records, 0));
    }
  }

  @Nullable DecodedBatch poll() {
    return fetched.poll();
  }

  boolean isDrained() {
    return fetched.isEmpty()
        && positions.entrySet().stream()
            .allMatch(entry -> entry.getValue() >= log.end(entry.getKey()));
  }

  @Override
  public Seek seek(Map<TopicPartition, Long> to, Set<TopicPartition> pause) {
    if (!assignment.containsAll(to.keySet())) {
      throw new IllegalStateException("topic-partitions were taken away meanwhile");
    }
    Map<TopicPartition, Long> started = new HashMap<>();
    Map<TopicPartition, String> errors = new HashMap<>();
    epoch++;
    to.forEach(
        (topicPartition, position) -> {
          long start = position == EARLIEST ? log.earliest(topicPartition) : position;
          if (start < log.earliest(topicPartition) || start > log.end(topicPartition)) {
            errors.put(topicPartition, "Cannot continue at " + topicPartition + "@" + start);
          } else {
            started.put(topicPartition, start);
          }
        });
    positions.putAll(started);
    paused.removeAll(started.keySet());
    paused.addAll(pause);
    paused.addAll(errors.keySet());
    return new Seek(epoch, started, errors);
  }

  @Override
  public long earliest(TopicPartition topicPartition) {
    return log.earliest(topicPartition);
  }

  @Override
  public KafkaIdentity identity(Collection<String> topics) {
    Map<String, Integer> partitions = new HashMap<>();
    assignment.forEach(
        topicPartition ->
            partitions.merge(topicPartition.topic(), topicPartition.partition() + 1, Math::max));
    return new KafkaIdentity(clusterId, topicIds, partitions);
  }

  @Override
  public void commitOffsets(Map<TopicPartition, Long> next) {
    // Only for lag tools.
  }

  @Override
  public void pause(Set<TopicPartition> topicPartitions) {
    paused.addAll(topicPartitions);
  }
}
