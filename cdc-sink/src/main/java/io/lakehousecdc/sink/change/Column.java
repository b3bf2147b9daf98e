package io.lakehousecdc.sink.change;

import java.util.Objects;

/**
 * One column of a table.
 *
 * @param name the column's name at the source
 * @param type what its values are
 * @param optional whether a value may be null
 */
public record Column(String name, ColumnType type, boolean optional) {
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
  }
}
