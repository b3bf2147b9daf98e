package io.lakehousecdc.sink.change;

import org.jspecify.annotations.Nullable;

/**
 * One change of one row, or of a whole table.
 *
 * <p>An event is compared by identity: it holds an array, and two events are never the same change.
 *
 * @param operation what happened
 * @param schema the columns of {@code after} and of the key. It has no key columns for {@link
 *     Operation#TRUNCATE}, and no columns at all for {@link Operation#MESSAGE}: these say nothing
 *     about how a table looks
 * @param key the row's key; null exactly for {@link Operation#TRUNCATE} and {@link
 *     Operation#MESSAGE}
 * @param after the row after the change, one value for each column, of the class that its {@link
 *     ColumnType} names; null exactly if not {@link Operation#hasRow()}. It is the event's own
 *     array and must not be changed
 * @param source where the change stands in the source database
 * @param sourceTable the table as {@code schema.table}, interned; {@code ""} for {@link
 *     Operation#MESSAGE}
 * @param bytes the size of the event's key and value as received, schemas included
 */
public record ChangeEvent(
    Operation operation,
    RowSchema schema,
    @Nullable RowKey key,
    @Nullable Object @Nullable [] after,
    SourcePosition source,
    String sourceTable,
    int bytes) {

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Names the event without its row: row contents do not belong into logs. */
  @Override
  public String toString() {
    return "ChangeEvent[" + operation + " " + sourceTable + " lsn " + source.lsn() + "]";
  }
}
