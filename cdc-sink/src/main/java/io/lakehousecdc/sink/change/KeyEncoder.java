package io.lakehousecdc.sink.change;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Encodes key values: for each a one-byte tag of its kind, then its content, with the length before
 * it where that is not fixed. Equal values give equal bytes, different ones different bytes.
 */
final class KeyEncoder {
  private static final byte BOOL = 1;
  private static final byte INTEGER = 2;
  private static final byte FLOATING = 3;
  private static final byte DECIMAL = 4;
  private static final byte TEXT = 5;
  private static final byte BYTES = 6;
  private static final byte UUID_TAG = 7;

  private byte[] bytes = new byte[48];
  private int size;

  private KeyEncoder() {}

  static byte[] encode(@Nullable Object[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("Cannot make a row key: it has no columns");
    }
    KeyEncoder encoder = new KeyEncoder();
    for (Object value : values) {
      encoder.put(value);
    }
    return Arrays.copyOf(encoder.bytes, encoder.size);
  }

  private void put(@Nullable Object value) {
    if (value instanceof Long || value instanceof Integer) {
      putFixed(INTEGER, ((Number) value).longValue());
    } else if (value instanceof String text) {
      putSized(TEXT, text.getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof UUID uuid) {
      putFixed(UUID_TAG, uuid.getMostSignificantBits());
      putLong(uuid.getLeastSignificantBits());
    } else if (value instanceof BigDecimal decimal) {
      putDecimal(decimal);
    } else if (value instanceof Boolean bool) {
      putFixed(BOOL, bool ? 1 : 0);
    } else if (value instanceof Double || value instanceof Float) {
      // Adding 0.0 turns -0.0 into 0.0; doubleToLongBits knows only one NaN.
      putFixed(FLOATING, Double.doubleToLongBits(((Number) value).doubleValue() + 0.0));
    } else if (value instanceof ByteBuffer buffer) {
      byte[] content = new byte[buffer.remaining()];
      buffer.duplicate().get(content);
      putSized(BYTES, content);
    } else {
      throw new IllegalArgumentException(
          "Cannot make a row key: unsupported value of "
              + (value == null ? "null" : value.getClass()));
    }
  }

  private void putDecimal(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    putSized(DECIMAL, stripped.unscaledValue().toByteArray());
    putLong(stripped.scale());
  }

  private void putFixed(byte tag, long content) {
    require(1);
    bytes[size++] = tag;
    putLong(content);
  }

  private void putSized(byte tag, byte[] content) {
    putFixed(tag, content.length);
    require(content.length);
    System.arraycopy(content, 0, bytes, size, content.length);
    size += content.length;
  }

  private void putLong(long value) {
    require(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  private void require(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
