package io.lakehousecdc.endtoend.events;

import io.lakehousecdc.spark.RowText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of {@code public.items}, with {@code numeric(12, 2)} as the type of its price. */
public record ItemRow(
    int id,
    String name,
    @Nullable String description,
    BigDecimal price,
    boolean onOffer,
    Instant createdAt,
    Instant updatedAt,
    long version) {
  /** As the table has them. */
  public static final List<String> COLUMNS =
      List.of(
          "id", "name", "description", "price", "on_offer", "created_at", "updated_at", "version");

  private static final Instant FIRST_CREATED = Instant.parse("2026-01-01T00:00:00Z");

  /** A million keys are created over 81 days, so that they fall into three monthly partitions. */
  private static final long SECONDS_BETWEEN_KEYS = 7;

  private static final List<String> WORDS =
      List.of("oak", "chair", "blue", "lamp", "steel", "kettle", "linen", "desk");

  private static final int WORDS_IN_DESCRIPTION = 8;

  /** The row that a version of a key has: a function, so that a model need not keep the values. */
  public static ItemRow of(int id, int version) {
    long bits = mixed(((long) id << 32) | version);
    Instant created =
        FIRST_CREATED
            .plusSeconds(id * SECONDS_BETWEEN_KEYS)
            .plus(id % 1_000_000, ChronoUnit.MICROS);
    return new ItemRow(
        id,
        "item-" + id,
        description(bits),
        BigDecimal.valueOf(Math.floorMod(bits, 10_000_000L), 2),
        (bits & 1) == 0,
        created,
        created.plus(version - 1, ChronoUnit.MINUTES),
        version);
  }

  /** The canonical text of {@link #COLUMNS}. */
  public String text() {
    return RowText.of(
        Arrays.asList(id, name, description, price, onOffer, createdAt, updatedAt, version));
  }

  /** One row in 16 has none. */
  private static @Nullable String description(long bits) {
    if ((bits >>> 60) == 0) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < WORDS_IN_DESCRIPTION; i++) {
      text.append(WORDS.get((int) (bits >>> (3 * i)) & 7)).append(' ');
    }
    return text.append(Long.toHexString(bits)).toString();
  }

  /** The finalizer of SplitMix64: neighbouring inputs give unrelated bits. */
  private static long mixed(long value) {
    long bits = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
