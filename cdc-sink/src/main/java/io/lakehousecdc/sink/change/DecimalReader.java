package io.lakehousecdc.sink.change;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Reads decimals: the base64 of the unscaled value as a big-endian two's complement number. */
final class DecimalReader implements ValueReader {
  private static final byte[] DIGITS = digits();
  private static final int LONG_PRECISION = 18;

  private final int scale;
  private final int precision;
  private final long longLimit;

  DecimalReader(ColumnType.Decimal type) {
    scale = type.scale();
    precision = type.precision();
    longLimit =
        precision <= LONG_PRECISION
            ? BigInteger.TEN.pow(precision).longValueExact()
            : Long.MAX_VALUE;
  }

  private static byte[] digits() {
    byte[] digits = new byte[256];
    Arrays.fill(digits, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < alphabet.length(); i++) {
      digits[alphabet.charAt(i)] = (byte) i;
    }
    return digits;
  }

  @Override
  public Object read(JsonCursor in) throws MalformedEventException {
    in.text();
    byte[] text = in.textBytes();
    int from = in.textFrom();
    int to = in.textTo();
    if (to == from || (to - from) % 4 != 0) {
      throw new MalformedEventException("not base64");
    }
    int padding = text[to - 1] != '=' ? 0 : text[to - 2] != '=' ? 1 : 2;
    int size = (to - from) / 4 * 3 - padding;
    return size <= Long.BYTES
        ? small(text, from, to - padding, size)
        : large(TextReaders.base64(in));
  }

  private BigDecimal small(byte[] text, int from, int to, int size) throws MalformedEventException {
    long unscaled = 0;
    int invalid = 0;
    for (int i = from; i < to - 1; i++) {
      int digit = DIGITS[text[i] & 0xFF];
      invalid |= digit;
      unscaled = unscaled << 6 | digit;
    }
    int last = DIGITS[text[to - 1] & 0xFF];
    if ((invalid | last) < 0) {
      throw new MalformedEventException("not base64");
    }
    // The last digit may end behind the last byte.
    int excess = (to - from) * 6 - size * 8;
    unscaled = unscaled << (6 - excess) | last >> excess;
    int unused = Long.SIZE - size * 8;
    unscaled = unscaled << unused >> unused;
    if (precision <= LONG_PRECISION && (unscaled >= longLimit || unscaled <= -longLimit)) {
      throw outOfRange();
    }
    return BigDecimal.valueOf(unscaled, scale);
  }

  private BigDecimal large(byte[] unscaled) throws MalformedEventException {
    BigDecimal value = new BigDecimal(new BigInteger(unscaled), scale);
    if (value.precision() > precision) {
      throw outOfRange();
    }
    return value;
  }

  private static MalformedEventException outOfRange() {
    return new MalformedEventException("number out of range");
  }
}
