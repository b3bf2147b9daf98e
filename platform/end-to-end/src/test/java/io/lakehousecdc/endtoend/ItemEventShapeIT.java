package io.lakehousecdc.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.endtoend.events.ItemChange;
import io.lakehousecdc.endtoend.events.ItemChange.Kind;
import io.lakehousecdc.endtoend.events.ItemEventJson;
import io.lakehousecdc.endtoend.events.ItemTopic;
import io.lakehousecdc.endtoend.freshness.FirstRow;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The benchmark's figures hold for real events only if its events are like them. */
@ExtendWith(PipelineExtension.class)
class ItemEventShapeIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void theEventsOfTheBenchmarkAreShapedLikeThoseOfDebezium(Pipeline pipeline) throws IOException {
    // Given
    new FirstRow(pipeline.access()).await(LIMIT);
    ItemEventJson json = new ItemEventJson();

    // When
    ConsumerRecord<byte[], byte[]> real =
        firstRecord(pipeline.access().endpoints().bootstrapServers());

    // Then
    JsonNode realKey = parsed(real.key());
    JsonNode realValue = parsed(real.value());
    JsonNode value = parsed(json.value(new ItemChange(Kind.INSERT, 1, 1), 0));
    assertThat(parsed(json.key(1)).get("schema")).isEqualTo(realKey.get("schema"));
    assertThat(value.get("schema")).isEqualTo(realValue.get("schema"));
    assertThat(shape(value.get("payload"))).isEqualTo(shape(realValue.get("payload")));
  }

  /** The names of all members, in their order, down to the leaves. */
  private static List<String> shape(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.properties()
        .forEach(
            member -> {
              names.add(member.getKey());
              names.addAll(shape(member.getValue()));
            });
    return names;
  }

  private static ConsumerRecord<byte[], byte[]> firstRecord(String bootstrapServers) {
    TopicPartition items = new TopicPartition(ItemTopic.NAME, 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", 1),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(items));
      consumer.seekToBeginning(List.of(items));
      return consumer.poll(LIMIT).iterator().next();
    }
  }

  private static JsonNode parsed(byte[] json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
