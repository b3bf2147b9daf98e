package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Topics in memory, in the shape in which the decoder hands records to the loop. */
final class TopicLog {

  private final Map<TopicPartition, List<@Nullable Object>> partitions = new HashMap<>();
  private final Map<TopicPartition, Long> earliest = new HashMap<>();

  void create(TopicPartition topicPartition) {
    partitions.putIfAbsent(topicPartition, new ArrayList<>());
  }

  /**
   * Appends a {@code ChangeEvent}, a {@code MalformedEventException} or, as a tombstone, null.
   * Returns its offset.
   */
  long append(TopicPartition topicPartition, @Nullable Object event) {
    List<@Nullable Object> log = partitions.get(topicPartition);
    log.add(event);
    return log.size() - 1;
  }

  void replace(TopicPartition topicPartition, long offset, Object event) {
    partitions.get(topicPartition).set((int) offset, event);
  }

  void removeBefore(TopicPartition topicPartition, long offset) {
    earliest.put(topicPartition, offset);
  }

  long earliest(TopicPartition topicPartition) {
    return earliest.getOrDefault(topicPartition, 0L);
  }

  long end(TopicPartition topicPartition) {
    return partitions.get(topicPartition).size();
  }

  PartitionRecords read(TopicPartition topicPartition, long from, int max) {
    long first = Math.max(from, earliest(topicPartition));
    int count = (int) Math.min(max, end(topicPartition) - first);
    long[] offsets = new long[count];
    @Nullable Object[] events = new Object[count];
    for (int i = 0; i < count; i++) {
      offsets[i] = first + i;
      events[i] = partitions.get(topicPartition).get((int) offsets[i]);
    }
    return new PartitionRecords(topicPartition, offsets, events);
  }
}
