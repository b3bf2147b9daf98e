package io.lakehousecdc.endtoend.events;

import io.lakehousecdc.endtoend.events.ItemChange.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;

/**
 * Changes of {@code public.items} as the bytes that Debezium 3.7 gives Kafka for them through
 * Connect's JSON converter: the schema, which is the same in every event, and a payload of some 900
 * bytes. A test holds them against the real ones.
 */
public final class ItemEventJson {
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private static final long FIRST_LSN = 30_000_000;
  private static final long LSN_STEP = 216;
  private static final Instant FIRST_COMMIT = Instant.parse("2026-06-01T00:00:00Z");

  private final byte[] keyPrefix = prefix("item-key-schema.json");
  private final byte[] valuePrefix = prefix("item-value-schema.json");
  private final StringBuilder payload = new StringBuilder(1200);

  public byte[] key(int id) {
    payload.setLength(0);
    payload.append("{\"id\":").append(id).append('}');
    return withSchema(keyPrefix);
  }

  /**
   * @param ordinal of the change in its stream, from 0; the log sequence number and times grow with
   *     it
   */
  public byte[] value(ItemChange change, long ordinal) {
    payload.setLength(0);
    if (change.kind() == Kind.DELETE) {
      appendRemoved(change.id());
    } else {
      payload.append("{\"before\":null,\"after\":");
      appendRow(ItemRow.of(change.id(), change.version()));
    }
    appendSource(ordinal);
    payload.append(",\"op\":\"").append(operation(change.kind())).append('"');
    appendTimes(FIRST_COMMIT.plusMillis(ordinal + 500));
    payload.append('}');
    return withSchema(valuePrefix);
  }

  private void appendRow(ItemRow row) {
    payload.append("{\"id\":").append(row.id()).append(",\"name\":\"").append(row.name());
    payload.append("\",\"description\":");
    if (row.description() == null) {
      payload.append("null");
    } else {
      payload.append('"').append(row.description()).append('"');
    }
    payload.append(",\"price\":\"").append(base64(row.price()));
    payload.append("\",\"on_offer\":").append(row.onOffer()).append(",\"created_at\":\"");
    MICROS.formatTo(row.createdAt(), payload);
    payload.append("\",\"updated_at\":\"");
    MICROS.formatTo(row.updatedAt(), payload);
    payload.append("\",\"version\":").append(row.version()).append('}');
  }

  /**
   * With the default replica identity the old row has its key, and of the other columns nothing but
   * their types' zeros.
   */
  private void appendRemoved(int id) {
    payload.append("{\"before\":{\"id\":").append(id);
    payload.append(
        ",\"name\":\"\",\"description\":null,\"price\":\"AA==\",\"on_offer\":false,"
            + "\"created_at\":\"1970-01-01T00:00:00.000000Z\","
            + "\"updated_at\":\"1970-01-01T00:00:00.000000Z\",\"version\":1},\"after\":null");
  }

  private void appendSource(long ordinal) {
    long lsn = FIRST_LSN + ordinal * LSN_STEP;
    long transaction = 750 + ordinal;
    Instant committed = FIRST_COMMIT.plusMillis(ordinal);
    payload.append(
        ",\"source\":{\"version\":\"3.7.0.Final\",\"connector\":\"postgresql\",\"name\":\"lakehouse\"");
    payload.append(",\"ts_ms\":").append(committed.toEpochMilli());
    payload.append(",\"snapshot\":\"false\",\"db\":\"items\",\"sequence\":\"[\\\"");
    payload.append(lsn - LSN_STEP).append("\\\",\\\"").append(lsn).append("\\\"]\"");
    payload.append(",\"ts_us\":").append(committed.toEpochMilli()).append("175");
    payload.append(",\"ts_ns\":").append(committed.toEpochMilli()).append("175000");
    payload.append(",\"schema\":\"public\",\"table\":\"items\",\"txId\":").append(transaction);
    payload.append(",\"lsn\":").append(lsn);
    payload.append(
        ",\"xmin\":null,\"origin\":null,\"origin_lsn\":null},\"transaction\":{\"id\":\"");
    payload.append(transaction).append(':').append(lsn);
    payload.append("\",\"total_order\":1,\"data_collection_order\":1}");
  }

  private void appendTimes(Instant time) {
    long millis = time.toEpochMilli();
    payload.append(",\"ts_ms\":").append(millis);
    payload.append(",\"ts_us\":").append(millis).append("929");
    payload.append(",\"ts_ns\":").append(millis).append("929081");
  }

  private byte[] withSchema(byte[] prefix) {
    byte[] tail = payload.append('}').toString().getBytes(StandardCharsets.UTF_8);
    byte[] event = Arrays.copyOf(prefix, prefix.length + tail.length);
    System.arraycopy(tail, 0, event, prefix.length, tail.length);
    return event;
  }

  private static char operation(Kind kind) {
    return switch (kind) {
      case INSERT -> 'c';
      case UPDATE -> 'u';
      case DELETE -> 'd';
    };
  }

  private static String base64(BigDecimal decimal) {
    return Base64.getEncoder().encodeToString(decimal.unscaledValue().toByteArray());
  }

  private static byte[] prefix(String schema) {
    try (InputStream resource = ItemEventJson.class.getResourceAsStream(schema)) {
      if (resource == null) {
        throw new IllegalStateException("Missing resource: " + schema);
      }
      String json = new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
      return ("{\"schema\":" + json + ",\"payload\":").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + schema, e);
    }
  }
}
