package io.lakehousecdc.sink.consume;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What the sink's thread asks of the consumer. Calls wait for the polling thread, for a bounded
 * time.
 */
interface ConsumerControl {

  /** Stands for the earliest offset that a topic-partition still has. */
  long EARLIEST = -1;

  /**
   * Moves the consumer, and makes void everything that was polled before.
   *
   * @param positions the next offset of each topic-partition to consume, or {@link #EARLIEST}
   * @param paused the topic-partitions to leave alone
   * @return where it stands now
   * @throws RuntimeException if the consumer or broker does not answer in time
   */
  Seek seek(Map<TopicPartition, Long> positions, Set<TopicPartition> paused);

  /** The earliest offset that a topic-partition still has. */
  long earliest(TopicPartition topicPartition);

  /** The cluster and the ids of {@code topics}. */
  KafkaIdentity identity(Collection<String> topics);

  /**
   * Tells the broker how far the tables are, for lag tools. It is not waited for, and a failure
   * does not matter.
   */
  void commitOffsets(Map<TopicPartition, Long> next);

  /** Stops fetching of topic-partitions whose table has failed. It is not waited for. */
  void pause(Set<TopicPartition> topicPartitions);

  /**
   * Where a seek has led.
   *
   * @param epoch records with this epoch, and no other, were polled after it
   * @param started the next offset of each topic-partition
   * @param errors why a topic-partition could not be moved; it is paused
   */
  record Seek(long epoch, Map<TopicPartition, Long> started, Map<TopicPartition, String> errors) {}
}
