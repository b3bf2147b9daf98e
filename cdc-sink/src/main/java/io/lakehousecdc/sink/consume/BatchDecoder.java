package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.SinkConfig;
import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.ChangeEventDecoder;
import io.lakehousecdc.sink.change.MalformedEventException;
import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import io.lakehousecdc.sink.fold.HeldBytes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of a poll. A record that cannot be decoded becomes its error, in its place:
 * what it means is decided where its order counts. For the polling thread.
 */
@ApplicationScoped
class BatchDecoder {

  private final ChangeEventDecoder decoder;
  private final SeekEpoch epoch;

  @Inject
  BatchDecoder(SinkConfig config, SeekEpoch epoch) {
    this(Math.toIntExact(config.maxEventBytes().asLongValue()), epoch);
  }

  BatchDecoder(int maxEventBytes, SeekEpoch epoch) {
    this.decoder = new ChangeEventDecoder(maxEventBytes);
    this.epoch = epoch;
  }

  DecodedBatch decode(ConsumerRecords<byte[], ?> records) {
    List<PartitionRecords> partitions = new ArrayList<>();
    for (TopicPartition topicPartition : records.partitions()) {
      partitions.add(decode(topicPartition, records.records(topicPartition)));
    }
    return new DecodedBatch(epoch.current(), partitions, heldBytes(partitions));
  }

  private PartitionRecords decode(
      TopicPartition topicPartition, List<? extends ConsumerRecord<byte[], ?>> records) {
    long[] offsets = new long[records.size()];
    @Nullable Object[] events = new Object[records.size()];
    int i = 0;
    for (ConsumerRecord<byte[], ?> record : records) {
      offsets[i] = record.offset();
      events[i] = decode(topicPartition.topic(), record.key(), (byte[]) record.value());
      i++;
    }
    return new PartitionRecords(topicPartition, offsets, events);
  }

  private static long heldBytes(List<PartitionRecords> partitions) {
    long bytes = 0;
    for (PartitionRecords records : partitions) {
      for (Object event : records.events()) {
        bytes += event instanceof ChangeEvent change ? HeldBytes.of(change) : 0;
      }
    }
    return bytes;
  }

  private @Nullable Object decode(String topic, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      return decoder.decode(topic, key, value);
    } catch (MalformedEventException e) {
      return e;
    }
  }
}
