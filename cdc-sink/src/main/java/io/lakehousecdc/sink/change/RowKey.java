package io.lakehousecdc.sink.change;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a row, as a value to fold and to index by.
 *
 * <p>Keys are equal exactly if PostgreSQL would see the same key: the integer types count as one
 * type, a float and a double of the same value are equal, decimals are equal whatever their scale,
 * and {@code -0.0} is {@code 0.0}. So a key that was read back from a data file, perhaps after a
 * column was widened, equals the one of a new event. Keys of different tables are not to be
 * compared: dates, times and timestamps count as the integers that they are kept as.
 */
public sealed interface RowKey {

  /** A key of one column that is kept as an integer: a number, a date, a time or a timestamp. */
  record LongKey(long value) implements RowKey {
    /** Spreads the bits: neighbouring keys are the rule, and maps look at the low bits. */
    @Override
    public int hashCode() {
      return (int) ((value * 0x9E3779B97F4A7C15L) >>> 32);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof LongKey that && value == that.value;
    }
  }

  /** Any other key, in an encoding that gives different keys different bytes. */
  final class EncodedKey implements RowKey {
    private final byte[] encoded;
    private final int hash;

    EncodedKey(byte[] encoded) {
      this.encoded = encoded;
      this.hash = Arrays.hashCode(encoded);
    }

    /** The encoding itself, not a copy: it must not be changed. */
    public byte[] bytes() {
      return encoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof EncodedKey that
          && hash == that.hash
          && Arrays.equals(encoded, that.encoded);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public String toString() {
      return "EncodedKey[" + encoded.length + " bytes]";
    }
  }

  /**
   * The key made of {@code values}.
   *
   * @param values the key columns' values, in the key's order; none is null
   * @throws IllegalArgumentException if there is no value, or one is null or not of a class that
   *     {@link ColumnType} names
   */
  static RowKey of(@Nullable Object[] values) {
    if (values.length == 1) {
      if (values[0] instanceof Long value) {
        return new LongKey(value);
      }
      if (values[0] instanceof Integer value) {
        return new LongKey(value);
      }
    }
    return new EncodedKey(KeyEncoder.encode(values));
  }

  /** The key of {@code row}, whose key columns have the given ordinals. */
  static RowKey of(@Nullable Object[] row, int[] keyOrdinals) {
    @Nullable Object[] values = new @Nullable Object[keyOrdinals.length];
    for (int i = 0; i < keyOrdinals.length; i++) {
      values[i] = row[keyOrdinals[i]];
    }
    return of(values);
  }
}
