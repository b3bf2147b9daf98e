package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.table.CommitRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides where a table's consumption begins: at the offsets of its snapshot, if those belong to
 * the topics that are there now.
 */
final class StoredOffsets {

  private StoredOffsets() {}

  /**
   * The next offset of each topic-partition of {@code assigned}: what {@code committed} says, or
   * {@link ConsumerControl#EARLIEST}.
   *
   * @throws IllegalStateException if the offsets are those of another cluster or of a topic that
   *     was deleted since, and {@code acceptRebuilt} is false
   */
  static Map<TopicPartition, Long> positions(
      Optional<CommitRecord> committed,
      Set<TopicPartition> assigned,
      KafkaIdentity present,
      boolean acceptRebuilt) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition topicPartition : assigned) {
      Long stored =
          committed.map(record -> record.offsets().get(topicPartition.toString())).orElse(null);
      if (stored != null && !isSame(committed.orElseThrow(), topicPartition.topic(), present)) {
        if (!acceptRebuilt) {
          throw new IllegalStateException(
              rebuilt(committed.orElseThrow(), topicPartition, stored, present));
        }
        stored = null;
      }
      positions.put(topicPartition, stored == null ? ConsumerControl.EARLIEST : stored);
    }
    return positions;
  }

  private static boolean isSame(CommitRecord record, String topic, KafkaIdentity present) {
    String storedTopicId = record.topicIds().get(topic);
    return (record.kafkaClusterId() == null
            || present.clusterId() == null
            || record.kafkaClusterId().equals(present.clusterId()))
        && (storedTopicId == null || Objects.equals(storedTopicId, present.topicIds().get(topic)));
  }

  private static String rebuilt(
      CommitRecord record, TopicPartition topicPartition, long stored, KafkaIdentity present) {
    return "the table stands at offset %d of topic-partition %s with topic id %s in Kafka cluster %s, but that topic is now %s in cluster %s. Connect to the former cluster; or drop the table to load it anew; or, if the new topic begins with an initial load, name the table in cdc.sink.accept-rebuilt-topics-of"
        .formatted(
            stored,
            topicPartition,
            record.topicIds().get(topicPartition.topic()),
            record.kafkaClusterId(),
            present.topicIds().get(topicPartition.topic()),
            present.clusterId());
  }
}
