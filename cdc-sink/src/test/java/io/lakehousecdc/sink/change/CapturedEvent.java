package io.lakehousecdc.sink.change;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record as Debezium 3.7.0.Final and Kafka 4.3.1's JsonConverter made it from PostgreSQL 17, with
 * the settings of the platform ({@code debezium-3.7.tsv}: topic, key, value; an empty field is
 * null).
 */
record CapturedEvent(String topic, @Nullable String key, @Nullable String value) {
  private static final List<CapturedEvent> ALL = load();

  /** All events of a table, in order. */
  static List<CapturedEvent> of(String table) {
    return ALL.stream().filter(event -> event.topic.equals("lakehouse.public." + table)).toList();
  }

  static List<CapturedEvent> all() {
    return ALL;
  }

  byte @Nullable [] keyBytes() {
    return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
  }

  byte @Nullable [] valueBytes() {
    return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
  }

  private static List<CapturedEvent> load() {
    try (InputStream in = CapturedEvent.class.getResourceAsStream("debezium-3.7.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(CapturedEvent::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CapturedEvent parse(String line) {
    String[] fields = line.split("\t", -1);
    return new CapturedEvent(fields[0], nullIfEmpty(fields[1]), nullIfEmpty(fields[2]));
  }

  private static @Nullable String nullIfEmpty(String field) {
    return field.isEmpty() ? null : field;
  }
}
