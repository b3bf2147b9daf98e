package io.lakehousecdc.sink.fold;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.RowKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the heap that a change event takes once it is folded, with the object sizes of a 64-bit
 * JVM with compressed references. The bound on memory needs a value in proportion to the truth, not
 * the truth.
 */
public final class HeldBytes {
  /** The change, its event, the key, the source position and the map's entry. */
  private static final int CHANGE = 16 + 40 + 24 + 40 + 48;

  private static final int ARRAY_HEADER = 16;
  private static final int REFERENCE = 4;

  private HeldBytes() {}

  /** The bytes that {@code event} takes. */
  public static long of(ChangeEvent event) {
    long bytes = CHANGE;
    if (event.key() instanceof RowKey.EncodedKey key) {
      bytes += ARRAY_HEADER + key.bytes().length;
    }
    @Nullable Object[] after = event.after();
    if (after != null) {
      bytes += ARRAY_HEADER;
      for (Object value : after) {
        bytes += REFERENCE + of(value);
      }
    }
    return bytes;
  }

  private static long of(@Nullable Object value) {
    if (value == null || value instanceof Boolean) {
      return 0;
    }
    if (value instanceof String text) {
      return 24L + ARRAY_HEADER + text.length();
    }
    if (value instanceof ByteBuffer buffer) {
      return 56L + ARRAY_HEADER + buffer.remaining();
    }
    return value instanceof BigDecimal ? 40 : 24;
  }
}
