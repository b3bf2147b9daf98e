package io.lakehousecdc.sink.consume;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What one poll brought, decoded.
 *
 * @param epoch the seek epoch in which it was polled
 * @param partitions the records by topic-partition
 * @param heldBytes about how much heap they take
 */
record DecodedBatch(long epoch, List<PartitionRecords> partitions, long heldBytes) {

  /**
   * The records of one topic-partition, in the order of their offsets.
   *
   * @param topicPartition the topic-partition
   * @param offsets their offsets
   * @param events for each a {@code ChangeEvent}, a {@code MalformedEventException}, or null for a
   *     tombstone
   */
  @SuppressWarnings("ArrayRecordComponent") // A holder on the hot path; never compared.
  record PartitionRecords(
      TopicPartition topicPartition, long[] offsets, @Nullable Object[] events) {}
}
