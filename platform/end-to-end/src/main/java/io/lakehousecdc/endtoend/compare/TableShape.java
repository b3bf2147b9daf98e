package io.lakehousecdc.endtoend.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of a table that are compared. The lake may have more, such as the sink's own.
 *
 * @param name without namespace: {@code items}
 * @param keyColumns the primary key, in its order
 * @param otherColumns in the source's order
 */
public record TableShape(String name, List<String> keyColumns, List<String> otherColumns) {
  public TableShape {
    keyColumns = List.copyOf(keyColumns);
    otherColumns = List.copyOf(otherColumns);
    if (keyColumns.isEmpty()) {
      throw new IllegalArgumentException("Cannot compare table " + name + ": no primary key");
    }
  }

  /** All columns, the key first: the order of the columns in {@link TableRows}. */
  public List<String> columns() {
    return Stream.concat(keyColumns.stream(), otherColumns.stream()).toList();
  }
}
