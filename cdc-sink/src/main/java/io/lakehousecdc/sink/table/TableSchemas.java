package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.Column;
import io.lakehousecdc.sink.change.RowSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The Iceberg schema of a source table: its columns in their order and, last, the struct {@code
 * _cdc} that says where a row comes from.
 *
 * <p>Only key columns are required, whatever the source says: a NOT NULL that is dropped later
 * would otherwise break the table.
 */
final class TableSchemas {

  /**
   * The metadata column: {@code op}, {@code ts}, {@code lsn} and {@code tx} of the change that
   * wrote the row.
   */
  static final String CDC = "_cdc";

  private TableSchemas() {}

  /**
   * The schema of a new table.
   *
   * @throws IncompatibleSchemaException if a key column has a type that cannot identify rows, or a
   *     column is named {@code _cdc}
   */
  static Schema create(RowSchema source) {
    List<NestedField> fields = new ArrayList<>();
    Set<Integer> identifiers = new HashSet<>();
    for (int i = 0; i < source.columns().size(); i++) {
      Column column = source.columns().get(i);
      Type type = ColumnTypes.toIceberg(column.type());
      boolean key = isKey(source, i);
      requireUsable(column, type, key);
      fields.add(
          key
              ? NestedField.required(i + 1, column.name(), type)
              : NestedField.optional(i + 1, column.name(), type));
      if (key) {
        identifiers.add(i + 1);
      }
    }
    fields.add(cdc(fields.size() + 1));
    return new Schema(fields, identifiers);
  }

  private static void requireUsable(Column column, Type type, boolean key) {
    if (column.name().equals(CDC)) {
      throw new IncompatibleSchemaException(
          "column " + CDC + " has the name of the sink's metadata column");
    }
    if (key && (type.typeId() == Type.TypeID.FLOAT || type.typeId() == Type.TypeID.DOUBLE)) {
      throw new IncompatibleSchemaException(
          "key column " + column.name() + " has type " + type + ", which cannot identify rows");
    }
  }

  private static NestedField cdc(int id) {
    return NestedField.optional(
        id,
        CDC,
        Types.StructType.of(
            NestedField.optional(id + 1, "op", Types.StringType.get()),
            NestedField.optional(id + 2, "ts", Types.TimestampType.withZone()),
            NestedField.optional(id + 3, "lsn", Types.LongType.get()),
            NestedField.optional(id + 4, "tx", Types.LongType.get())));
  }

  private static boolean isKey(RowSchema source, int ordinal) {
    for (int key : source.keyOrdinals()) {
      if (key == ordinal) {
        return true;
      }
    }
    return false;
  }
}
