package io.lakehousecdc.endtoend.load;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A seeded stream of transactions over {@link SourceTables}: inserts, updates, deletes, changes of
 * keys, and truncates, on few enough keys that they meet again and again.
 */
final class SourceChanges {
  private static final int KEYS = 300;
  private static final int TRUNCATE_ONE_IN = 400;
  private static final List<String> SHOPS = List.of("north", "south", "ä/\"\\", " x ");
  private static final OffsetDateTime EPOCH =
      OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final SplittableRandom random;

  SourceChanges(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The statements of the next transaction. */
  List<SourceChange> next() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> List.of(insertItem());
      case 2 -> List.of(updateItem());
      case 3 -> List.of(removeItem());
      case 4, 5 -> List.of(upsertOrder(), upsertOrder(), upsertDocument());
      case 6 -> List.of(removeOrder(), insertItem());
      case 7 -> changeOrderKey();
      case 8 -> List.of(upsertDocument(), upsertDocument());
      case 9 -> List.of(changeOrRemoveDocument());
      case 10 -> List.of(upsertClock(), upsertClock());
      default -> List.of(changeSessions());
    };
  }

  private SourceChange insertItem() {
    return SourceChange.of(
        "insert into items (name, description, price, on_offer) values (?, ?, ?, ?)",
        "load-" + Long.toHexString(random.nextLong()),
        nullable(text()),
        BigDecimal.valueOf(random.nextInt(10_000_000), 2),
        random.nextBoolean());
  }

  private SourceChange updateItem() {
    return SourceChange.of(
        "update items set price = ?, description = ? where id in"
            + " (select id from items where name like 'load-%' order by md5(name || ?) limit 3)",
        BigDecimal.valueOf(random.nextInt(10_000_000), 2), nullable(text()), text());
  }

  private SourceChange removeItem() {
    return SourceChange.of(
        "delete from items where id in"
            + " (select id from items where name like 'load-%' order by md5(name || ?) limit 1)",
        text());
  }

  private SourceChange upsertOrder() {
    return SourceChange.of(
        "insert into orders values (?, ?, ?, ?, ?) on conflict (shop, number) do update set"
            + " note = excluded.note, amount = excluded.amount, placed_on = excluded.placed_on",
        shop(),
        key(),
        nullable(text()),
        BigDecimal.valueOf(random.nextInt(), 3),
        nullable(day()));
  }

  private SourceChange removeOrder() {
    return SourceChange.of("delete from orders where shop = ? and number = ?", shop(), key());
  }

  /** To a key that is free by then, within one transaction. */
  private List<SourceChange> changeOrderKey() {
    String shop = shop();
    long number = key();
    return List.of(
        SourceChange.of("delete from orders where shop = ? and number = ?", shop, number),
        SourceChange.of(
            "update orders set shop = ?, number = ? where (shop, number) ="
                + " (select shop, number from orders order by md5(shop || number || ?) limit 1)",
            shop,
            number,
            text()));
  }

  private SourceChange upsertDocument() {
    return SourceChange.of(
        "insert into documents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (slug) do update set"
            + " pages = excluded.pages, size = excluded.size, flag = excluded.flag, ratio = excluded.ratio,"
            + " weight = excluded.weight, price = excluded.price, payload = excluded.payload,"
            + " stamped = excluded.stamped, written = excluded.written, day = excluded.day, ref = excluded.ref,"
            + " tags = excluded.tags",
        slug(),
        nullable((short) random.nextInt()),
        nullable(random.nextInt()),
        nullable(random.nextBoolean()),
        nullable(random.nextDouble() * 1e9),
        nullable((float) random.nextDouble()),
        nullable(BigDecimal.valueOf(random.nextLong(), 6)),
        nullable(bytes()),
        nullable(time()),
        nullable(time().toLocalDateTime()),
        nullable(day()),
        nullable(new UUID(random.nextLong(), random.nextLong())),
        nullable("{\"k\": [1, \"" + Long.toHexString(random.nextLong()) + "\", null]}"));
  }

  private SourceChange changeOrRemoveDocument() {
    if (random.nextBoolean()) {
      return SourceChange.of("delete from documents where slug = ?", slug());
    }
    return SourceChange.of(
        "update documents set slug = slug || '-moved-' || ? where slug = ?",
        Long.toHexString(random.nextLong()),
        slug());
  }

  private SourceChange upsertClock() {
    return SourceChange.of(
        "insert into clocks values (?, ?) on conflict (id) do update set at = excluded.at",
        new UUID(7, key()),
        LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000L) * 1_000));
  }

  private SourceChange changeSessions() {
    if (random.nextInt(TRUNCATE_ONE_IN / 12) == 0) {
      return SourceChange.of("truncate sessions");
    }
    return SourceChange.of(
        "insert into sessions values (?, ?) on conflict (id) do update set note = excluded.note",
        key(),
        nullable(text()));
  }

  private <T> @Nullable T nullable(T value) {
    return random.nextInt(5) == 0 ? null : value;
  }

  private String shop() {
    return SHOPS.get(random.nextInt(SHOPS.size()));
  }

  private long key() {
    return random.nextInt(KEYS);
  }

  private String slug() {
    return "doc-" + random.nextInt(KEYS) + (random.nextInt(4) == 0 ? "-é€\n" : "");
  }

  private String text() {
    return Long.toHexString(random.nextLong()) + "\t'\"\\ü";
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(20)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  private LocalDate day() {
    return LocalDate.of(1900, 1, 1).plusDays(random.nextInt(90_000));
  }

  private OffsetDateTime time() {
    return EPOCH.plus(random.nextLong(40_000_000_000_000L), ChronoUnit.MICROS);
  }
}
