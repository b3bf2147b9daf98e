package io.lakehousecdc.sink.change;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;

/** Makes any number of events of the table {@code items}, from a captured one and a seed. */
final class ItemEvents {
  static final String TOPIC = "lakehouse.public.items";

  private final String keyPrefix;
  private final String valuePrefix;
  private final Random random;

  ItemEvents(long seed) {
    CapturedEvent captured = CapturedEvent.of("items").get(0);
    keyPrefix = prefix(Objects.requireNonNull(captured.key()));
    valuePrefix = prefix(Objects.requireNonNull(captured.value()));
    random = new Random(seed);
  }

  private static String prefix(String document) {
    return document.substring(0, document.indexOf("\"payload\":") + "\"payload\":".length());
  }

  String valuePrefix() {
    return valuePrefix;
  }

  byte[] key(long id) {
    return (keyPrefix + "{\"id\":" + id + "}}").getBytes(StandardCharsets.UTF_8);
  }

  /** A create, or an update, of about 650 bytes of payload after 3.4 kB of schema. */
  byte[] value(long id) {
    String op = random.nextInt(3) == 0 ? "u" : "c";
    long lsn = 22_000_000_000L + id * 312;
    long tsMillis = 1_795_575_399_357L + id;
    long tx = 700_000 + id / 10;
    String row =
        "{\"id\":%d,\"name\":\"Item number %d\",\"description\":\"%s\",\"price\":\"%s\",\"quantity\":%d,\"status\":\"active\",\"created_at\":\"%s\",\"updated_at\":\"%s\"}"
            .formatted(
                id, id, "A thing that one can buy.", price(), random.nextInt(1000), time(), time());
    String source =
        "{\"version\":\"3.7.0.Final\",\"connector\":\"postgresql\",\"name\":\"lakehouse\",\"ts_ms\":%d,\"snapshot\":\"false\",\"db\":\"items\",\"sequence\":\"[\\\"%d\\\",\\\"%d\\\"]\",\"ts_us\":%d,\"ts_ns\":%d,\"schema\":\"public\",\"table\":\"items\",\"txId\":%d,\"lsn\":%d,\"xmin\":null,\"origin\":null,\"origin_lsn\":null}"
            .formatted(
                tsMillis,
                lsn - 100,
                lsn,
                tsMillis * 1_000 + 48,
                tsMillis * 1_000_000 + 48_000,
                tx,
                lsn);
    String payload =
        "{\"before\":null,\"after\":%s,\"source\":%s,\"transaction\":{\"id\":\"%d:%d\",\"total_order\":1,\"data_collection_order\":1},\"op\":\"%s\",\"ts_ms\":%d,\"ts_us\":%d,\"ts_ns\":%d}"
            .formatted(row, source, tx, lsn, op, tsMillis, tsMillis * 1_000, tsMillis * 1_000_000);
    return (valuePrefix + payload + "}").getBytes(StandardCharsets.UTF_8);
  }

  private String price() {
    byte[] unscaled = new BigDecimal(random.nextInt(100_000)).unscaledValue().toByteArray();
    return Base64.getEncoder().encodeToString(unscaled);
  }

  private String time() {
    Instant time = Instant.ofEpochSecond(1_795_575_399L + random.nextInt(1_000_000));
    return time.toString().replace("Z", ".%06dZ".formatted(random.nextInt(1_000_000)));
  }
}
