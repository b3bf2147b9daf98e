package io.lakehousecdc.loadgen.verify;

import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Fingerprints of the times of a row, by which places are compared with each other. */
final class Times {
  private Times() {}

  /**
   * The same for the same instants to the microsecond, and hardly ever for others; 0 if unknown.
   */
  static int fingerprint(@Nullable OffsetDateTime createdAt, @Nullable OffsetDateTime updatedAt) {
    if (createdAt == null || updatedAt == null) {
      return 0;
    }
    long mixed = micros(createdAt) * 0x9E3779B97F4A7C15L + micros(updatedAt);
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    int folded = (int) (mixed ^ (mixed >>> 32));
    return folded == 0 ? 1 : folded;
  }

  static long micros(OffsetDateTime time) {
    return Math.addExact(
        Math.multiplyExact(time.toEpochSecond(), 1_000_000L),
        time.get(ChronoField.MICRO_OF_SECOND));
  }
}
