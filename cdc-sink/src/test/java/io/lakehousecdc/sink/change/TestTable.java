package io.lakehousecdc.sink.change;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes events of a made-up table whose first column is its key, as JSON text. */
record TestTable(List<String> columns) {
  static final String TOPIC = "cdc.public.things";
  static final String ID = column("id", "\"type\":\"int64\",\"optional\":false");

  private static final String SOURCE =
      "{\"type\":\"struct\",\"fields\":["
          + column("ts_ms", "\"type\":\"int64\",\"optional\":false")
          + ","
          + column("ts_us", "\"type\":\"int64\",\"optional\":true")
          + ","
          + column("schema", "\"type\":\"string\",\"optional\":false")
          + ","
          + column("table", "\"type\":\"string\",\"optional\":false")
          + ","
          + column("txId", "\"type\":\"int64\",\"optional\":true")
          + ","
          + column("lsn", "\"type\":\"int64\",\"optional\":true")
          + "],\"optional\":false,\"field\":\"source\"}";

  /** A table with the key column {@code id} (int64), and the given ones. */
  static TestTable withId(String... more) {
    return new TestTable(Stream.concat(Stream.of(ID), Arrays.stream(more)).toList());
  }

  /** A column's schema; {@code type} holds its other members. */
  static String column(String name, String type) {
    return "{" + type + ",\"field\":\"" + name + "\"}";
  }

  String schema() {
    String row =
        "{\"type\":\"struct\",\"fields\":[" + String.join(",", columns) + "],\"optional\":true";
    return "{\"type\":\"struct\",\"fields\":["
        + row
        + ",\"field\":\"before\"},"
        + row
        + ",\"field\":\"after\"},"
        + SOURCE
        + ","
        + column("op", "\"type\":\"string\",\"optional\":false")
        + "],\"optional\":false,\"name\":\"things.Envelope\",\"version\":2}";
  }

  String keySchema() {
    return "{\"type\":\"struct\",\"fields\":["
        + columns.get(0)
        + "],\"optional\":false,\"name\":\"things.Key\"}";
  }

  static String payload(String op, String after) {
    return "{\"before\":null,\"after\":"
        + after
        + ",\"source\":{\"ts_ms\":1000,\"ts_us\":1000001,\"schema\":\"public\",\"table\":\"things\",\"txId\":5,\"lsn\":100},\"op\":\""
        + op
        + "\"}";
  }

  String value(String op, String after) {
    return document(schema(), payload(op, after));
  }

  /** The row of column values as JSON texts, the key {@code 1} first. */
  String row(String... values) {
    return row(List.of(values));
  }

  private String row(List<String> values) {
    StringBuilder row = new StringBuilder("{\"id\":1");
    for (int i = 0; i < values.size(); i++) {
      String field = columns.get(i + 1);
      String name = field.substring(field.lastIndexOf("\"field\":") + 8, field.length() - 1);
      row.append(',').append(name).append(':').append(values.get(i));
    }
    return row.append('}').toString();
  }

  String key(String payload) {
    return document(keySchema(), payload);
  }

  static String document(String schema, String payload) {
    return "{\"schema\":" + schema + ",\"payload\":" + payload + "}";
  }

  /** Decodes a create with the given values in the columns after {@code id}. */
  @Nullable Object[] decodeRow(String... values) throws MalformedEventException {
    ChangeEvent event = decode(key("{\"id\":1}"), value("c", row(values)));
    return Objects.requireNonNull(Objects.requireNonNull(event).after());
  }

  static @Nullable ChangeEvent decode(@Nullable String key, @Nullable String value)
      throws MalformedEventException {
    return decode(new ChangeEventDecoder(1 << 20), key, value);
  }

  static @Nullable ChangeEvent decode(
      ChangeEventDecoder decoder, @Nullable String key, @Nullable String value)
      throws MalformedEventException {
    return decoder.decode(TOPIC, bytes(key), bytes(value));
  }

  static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return columns.stream().collect(Collectors.joining(", "));
  }
}
