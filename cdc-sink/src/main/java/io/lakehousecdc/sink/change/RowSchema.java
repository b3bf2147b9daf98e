package io.lakehousecdc.sink.change;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a row, in the order of its values, and which of them are its key.
 *
 * <p>Two schemas are equal if columns and key are. The decoder hands out one instance for equal
 * schemas of a topic, so that {@code ==} is a quick first check for "still the same schema".
 *
 * @param columns the columns; a row's value {@code i} belongs to column {@code i}
 * @param keyOrdinals the ordinals of the key columns, by column name, which is the order of a
 *     {@link RowKey}'s values; empty for events without a key
 */
public record RowSchema(List<Column> columns, int[] keyOrdinals) {
  /** The schema of events that have no row. */
  public static final RowSchema EMPTY = new RowSchema(List.of(), new int[0]);

  public RowSchema {
    columns = List.copyOf(columns);
    keyOrdinals = keyOrdinals.clone();
    for (int ordinal : keyOrdinals) {
      if (ordinal < 0 || ordinal >= columns.size()) {
        throw new IllegalArgumentException(
            "Invalid key ordinal: %d (%d columns)".formatted(ordinal, columns.size()));
      }
    }
  }

  /** A copy of the key columns' ordinals. */
  @Override
  public int[] keyOrdinals() {
    return keyOrdinals.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof RowSchema that
            && columns.equals(that.columns)
            && Arrays.equals(keyOrdinals, that.keyOrdinals));
  }

  @Override
  public int hashCode() {
    return 31 * columns.hashCode() + Arrays.hashCode(keyOrdinals);
  }

  @Override
  public String toString() {
    return "RowSchema" + columns + " key " + Arrays.toString(keyOrdinals);
  }
}
