package io.lakehousecdc.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.sink.change.MalformedEventException;
import io.lakehousecdc.sink.consume.DecodedBatch.PartitionRecords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecodingInterceptorTest {
  private static final TopicPartition A0 = new TopicPartition("a", 0);
  private static final TopicPartition B3 = new TopicPartition("b", 3);
  private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);

  private final SeekEpoch epoch = new SeekEpoch();
  private final DecodingInterceptor interceptor = new DecodingInterceptor();

  @BeforeEach
  void configure() {
    interceptor.configure(
        Map.of(DecodingInterceptor.DECODER, new BatchDecoder(1 << 20, epoch), "group.id", "any"));
  }

  private static ConsumerRecord<byte[], Object> entry(
      TopicPartition topicPartition, long offset, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        topicPartition.topic(), topicPartition.partition(), offset, KEY, value);
  }

  @Test
  void pollBecomesOneRecordThatHoldsAllOfIt() {
    // Given
    Map<TopicPartition, List<ConsumerRecord<byte[], Object>>> polled = new LinkedHashMap<>();
    polled.put(A0, List.of(entry(A0, 5, null), entry(A0, 9, new byte[] {'x'})));
    polled.put(B3, List.of(entry(B3, 1, null)));
    Map<TopicPartition, OffsetAndMetadata> next =
        Map.of(A0, new OffsetAndMetadata(10), B3, new OffsetAndMetadata(2));
    epoch.next();

    // When
    ConsumerRecords<byte[], Object> result =
        interceptor.onConsume(new ConsumerRecords<>(polled, next));

    // Then
    List<DecodedBatch> batches = new ArrayList<>();
    result.forEach(batch -> batches.add((DecodedBatch) batch.value()));
    assertThat(batches).hasSize(1);
    assertThat(result.nextOffsets()).isEqualTo(next);
    DecodedBatch batch = batches.get(0);
    assertThat(batch.epoch()).isEqualTo(epoch.current());
    assertThat(batch.partitions())
        .extracting(PartitionRecords::topicPartition)
        .containsExactly(A0, B3);
    PartitionRecords a = batch.partitions().get(0);
    assertThat(a.offsets()).containsExactly(5, 9);
    assertThat(a.events()[0]).isNull();
    assertThat(a.events()[1]).isInstanceOf(MalformedEventException.class);
  }

  @Test
  void emptyPollStaysEmpty() {
    assertThat(interceptor.onConsume(ConsumerRecords.empty()).isEmpty()).isTrue();
  }
}
