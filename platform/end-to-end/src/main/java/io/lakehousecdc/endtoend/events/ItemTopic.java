package io.lakehousecdc.endtoend.events;

import io.lakehousecdc.endtoend.events.ItemChange.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fills the topic of {@code public.items} as Debezium does, with its producer's settings, headers
 * and tombstones.
 */
public final class ItemTopic implements AutoCloseable {
  public static final String NAME = "lakehouse.public.items";

  private static final List<Header> HEADERS =
      List.of(
          header("connectorLogicalName", "lakehouse"),
          header("taskId", "0"),
          header("connectorName", "postgresql"),
          header("runId", "01a210a1-ea64-7b6b-be15-7f20c2a933f9"));

  private final KafkaProducer<byte[], byte[]> producer;
  private final ItemEventJson json = new ItemEventJson();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long written;
  private long records;
  private long bytes;

  public ItemTopic(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "compression.type",
            "lz4",
            "batch.size",
            128 << 10,
            "linger.ms",
            5,
            "buffer.memory",
            64L << 20,
            "max.request.size",
            16 << 20);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes as many changes as asked, and waits until the broker has them.
   *
   * @throws IllegalStateException if the broker refuses one
   */
  public void write(ItemChanges changes, long count) {
    for (long i = 0; i < count; i++) {
      ItemChange change = changes.next();
      byte[] key = json.key(change.id());
      send(key, json.value(change, written++));
      if (change.kind() == Kind.DELETE) {
        send(key, null);
      }
    }
    producer.flush();
    Exception refused = failure.get();
    if (refused != null) {
      throw new IllegalStateException("Cannot write to topic " + NAME, refused);
    }
  }

  /** Changes and tombstones so far. */
  public long records() {
    return records;
  }

  /** Keys and values so far, uncompressed. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    producer.close();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // its callback has the result
  private void send(byte[] key, byte @Nullable [] value) {
    records++;
    bytes += key.length + (value == null ? 0 : value.length);
    producer.send(
        new ProducerRecord<>(NAME, 0, key, value, HEADERS),
        (metadata, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  private static Header header(String name, String value) {
    return new RecordHeader("__debezium.context." + name, value.getBytes(StandardCharsets.UTF_8));
  }
}
