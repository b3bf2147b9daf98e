package io.lakehousecdc.sink.change;

/** Reads one non-null value of a column. */
interface ValueReader {
  /**
   * Reads the value at the cursor.
   *
   * @return an instance of the class that the column's {@link ColumnType} names
   * @throws MalformedEventException if the value is not one of the column's type, or cannot be kept
   *     without loss
   */
  Object read(JsonCursor in) throws MalformedEventException;
}
