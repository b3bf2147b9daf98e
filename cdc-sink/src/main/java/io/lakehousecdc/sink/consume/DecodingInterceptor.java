package io.lakehousecdc.sink.consume;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a poll where it was fetched, and makes one record of it, whose value is a {@link
 * DecodedBatch}.
 *
 * <p>The channel makes a message with its metadata of every record, and keeps the records until
 * they are taken; both cost more than decoding them. Decoded here, an event's bytes, most of them
 * its schema, are garbage at once.
 */
public final class DecodingInterceptor implements ConsumerInterceptor<byte[], Object> {

  /** The consumer's property that holds the {@link BatchDecoder} itself. */
  static final String DECODER = "cdc.sink.batch.decoder";

  private @Nullable BatchDecoder decoder;

  @Override
  public void configure(Map<String, ?> configs) {
    decoder = (BatchDecoder) Objects.requireNonNull(configs.get(DECODER), DECODER);
  }

  @Override
  public ConsumerRecords<byte[], Object> onConsume(ConsumerRecords<byte[], Object> records) {
    if (records.isEmpty()) {
      return records;
    }
    DecodedBatch batch = Objects.requireNonNull(decoder, "not configured").decode(records);
    ConsumerRecord<byte[], Object> first = records.iterator().next();
    ConsumerRecord<byte[], Object> all =
        new ConsumerRecord<>(first.topic(), first.partition(), first.offset(), null, batch);
    return new ConsumerRecords<>(
        Map.of(new TopicPartition(first.topic(), first.partition()), List.of(all)),
        records.nextOffsets());
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // The snapshot is the commit record.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
