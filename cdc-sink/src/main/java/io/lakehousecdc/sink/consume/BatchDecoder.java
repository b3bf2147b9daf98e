package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.change.ChangeEventDecoder;
import io.lakehousecdc.sink.change.MalformedEventException;
import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of a poll. A record that cannot be decoded becomes its error, in its place:
 * what it means is decided where its order counts.
 */
final class BatchDecoder {

  private final ChangeEventDecoder decoder;

  BatchDecoder(int maxEventBytes) {
    this.decoder = new ChangeEventDecoder(maxEventBytes);
  }

  DecodedBatch decode(ConsumerRecords<byte[], StampedBytes> records) {
    List<PartitionRecords> partitions = new ArrayList<>();
    for (TopicPartition topicPartition : records.partitions()) {
      partitions.add(decode(topicPartition, records.records(topicPartition)));
    }
    return new DecodedBatch(partitions);
  }

  private PartitionRecords decode(
      TopicPartition topicPartition, List<ConsumerRecord<byte[], StampedBytes>> records) {
    long[] offsets = new long[records.size()];
    @Nullable Object[] events = new Object[records.size()];
    long epoch = -1;
    int i = 0;
    for (ConsumerRecord<byte[], StampedBytes> record : records) {
      offsets[i] = record.offset();
      StampedBytes value = record.value();
      epoch = value == null ? epoch : value.epoch();
      byte[] bytes = value == null ? null : value.bytes();
      events[i] = decode(topicPartition.topic(), record.key(), bytes);
      i++;
    }
    return new PartitionRecords(topicPartition, epoch, offsets, events);
  }

  private @Nullable Object decode(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      return decoder.decode(topic, key, value);
    } catch (MalformedEventException e) {
      return e;
    }
  }
}
