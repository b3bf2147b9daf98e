package io.lakehousecdc.sink.change;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A second, slow reading of events by Jackson's tree, which shares no code with the decoder. */
final class TreeOracle {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private TreeOracle() {}

  /** What an event says. */
  record Reading(
      String op,
      @Nullable RowKey key,
      @Nullable List<@Nullable Object> after,
      SourcePosition source,
      String table) {

    /** What the decoder read, in the same form. */
    static Reading of(ChangeEvent event) {
      @Nullable Object[] after = event.after();
      return new Reading(
          event.operation().code(),
          event.key(),
          after == null ? null : Arrays.asList(after),
          event.source(),
          event.sourceTable());
    }
  }

  static Reading read(byte @Nullable [] key, byte[] value) throws IOException {
    JsonNode document = JSON.readTree(value);
    JsonNode payload = document.get("payload");
    String op = payload.get("op").textValue();
    JsonNode source = payload.get("source");
    SourcePosition position =
        new SourcePosition(number(source, "lsn"), number(source, "ts_us"), number(source, "txId"));
    String table =
        op.equals("m")
            ? ""
            : source.get("schema").textValue() + "." + source.get("table").textValue();
    boolean keyed = !op.equals("t") && !op.equals("m");
    JsonNode keyDocument = key == null || !keyed ? null : JSON.readTree(key);
    return new Reading(
        op,
        keyDocument == null ? null : key(keyDocument),
        payload.path("after").isObject()
            ? row(field(document.get("schema"), "after"), payload.get("after"))
            : null,
        position,
        table);
  }

  /** A key's values are in the order of their columns' names. */
  private static RowKey key(JsonNode document) throws IOException {
    JsonNode fields = document.get("schema").get("fields");
    List<@Nullable Object> values = row(document.get("schema"), document.get("payload"));
    Map<String, @Nullable Object> byName = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      byName.put(fields.get(i).get("field").textValue(), values.get(i));
    }
    return RowKey.of(byName.values().toArray());
  }

  private static long number(JsonNode source, String name) {
    return source.path(name).isIntegralNumber() ? source.get(name).longValue() : -1;
  }

  private static JsonNode field(JsonNode schema, String name) {
    for (JsonNode field : schema.get("fields")) {
      if (field.get("field").textValue().equals(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException(name);
  }

  private static List<@Nullable Object> row(JsonNode schema, JsonNode row) throws IOException {
    List<@Nullable Object> values = new ArrayList<>();
    for (JsonNode field : schema.get("fields")) {
      JsonNode value = row.get(field.get("field").textValue());
      values.add(value.isNull() ? null : Internal.of(value(field, value)));
    }
    return values;
  }

  private static Object value(JsonNode field, JsonNode value) throws IOException {
    String name = field.path("name").asText(field.get("type").textValue());
    return switch (name) {
      case "boolean" -> value.booleanValue();
      case "int8", "int16", "int32" -> value.intValue();
      case "int64" -> value.longValue();
      case "float" -> Float.valueOf(value.asText());
      case "double" -> Double.valueOf(value.asText());
      case "bytes" -> ByteBuffer.wrap(value.binaryValue());
      case "org.apache.kafka.connect.data.Decimal" ->
          new BigDecimal(
              new BigInteger(value.binaryValue()), field.get("parameters").get("scale").asInt());
      case "io.debezium.time.Date" -> LocalDate.ofEpochDay(value.intValue());
      case "io.debezium.time.Time" -> LocalTime.MIDNIGHT.plus(value.longValue(), ChronoUnit.MILLIS);
      case "io.debezium.time.MicroTime" ->
          LocalTime.MIDNIGHT.plus(value.longValue(), ChronoUnit.MICROS);
      case "io.debezium.time.Timestamp" -> epoch().plus(value.longValue(), ChronoUnit.MILLIS);
      case "io.debezium.time.MicroTimestamp" -> epoch().plus(value.longValue(), ChronoUnit.MICROS);
      case "io.debezium.time.ZonedTimestamp" ->
          OffsetDateTime.parse(value.textValue()).withOffsetSameInstant(ZoneOffset.UTC);
      case "io.debezium.data.Uuid" -> UUID.fromString(value.textValue());
      default -> value.textValue();
    };
  }

  private static LocalDateTime epoch() {
    return LocalDateTime.of(1970, 1, 1, 0, 0);
  }
}
