package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.Column;
import io.lakehousecdc.sink.change.RowSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Where each column of an Iceberg table comes from in a row of the source: found once for every
 * pair of schemas, so that a row costs an array access a column.
 */
final class RowMapping {

  /** The column is not in the source (any more) and is null. */
  static final int ABSENT = -1;

  /** The column is {@code _cdc}. */
  static final int CDC = -2;

  private final int[] sources;
  private final boolean[] widen;

  private RowMapping(int[] sources, boolean[] widen) {
    this.sources = sources;
    this.widen = widen;
  }

  /** The columns of {@code source} that {@code target} does not have yet. */
  static List<Column> missing(RowSchema source, Schema target) {
    List<Column> missing = new ArrayList<>();
    for (Column column : source.columns()) {
      if (target.asStruct().field(column.name()) == null) {
        missing.add(column);
      }
    }
    return missing;
  }

  /**
   * The mapping from {@code source} to {@code target}.
   *
   * @throws IncompatibleSchemaException if a type or the key differs, with the column and both
   *     types
   */
  static RowMapping of(RowSchema source, Schema target) {
    requireSameKey(source, target);
    Map<String, Integer> ordinals = new HashMap<>();
    for (int i = 0; i < source.columns().size(); i++) {
      ordinals.put(source.columns().get(i).name(), i);
    }
    List<NestedField> fields = target.columns();
    int[] sources = new int[fields.size()];
    boolean[] widen = new boolean[fields.size()];
    for (int i = 0; i < sources.length; i++) {
      NestedField field = fields.get(i);
      sources[i] =
          field.name().equals(TableSchemas.CDC) ? CDC : ordinals.getOrDefault(field.name(), ABSENT);
      if (sources[i] >= 0) {
        widen[i] = widens(source.columns().get(sources[i]), field);
      } else if (sources[i] == ABSENT && field.isRequired()) {
        throw new IncompatibleSchemaException(
            "column " + field.name() + " is required and the source does not have it any more");
      }
    }
    return new RowMapping(sources, widen);
  }

  private static void requireSameKey(RowSchema source, Schema target) {
    Set<String> key =
        IntStream.of(source.keyOrdinals())
            .mapToObj(i -> source.columns().get(i).name())
            .collect(Collectors.toSet());
    if (!key.equals(target.identifierFieldNames())) {
      throw new IncompatibleSchemaException(
          "the source's key is "
              + key
              + " and the table's identifier fields are "
              + target.identifierFieldNames());
    }
  }

  private static boolean widens(Column column, NestedField field) {
    Type from = ColumnTypes.toIceberg(column.type());
    Type to = field.type();
    if (from.equals(to)) {
      return false;
    }
    if ((from.typeId() == Type.TypeID.INTEGER && to.typeId() == Type.TypeID.LONG)
        || (from.typeId() == Type.TypeID.FLOAT && to.typeId() == Type.TypeID.DOUBLE)) {
      return true;
    }
    throw new IncompatibleSchemaException(
        "column "
            + column.name()
            + " has type "
            + from
            + " in the source and "
            + to
            + " in the table");
  }

  int source(int ordinal) {
    return sources[ordinal];
  }

  Object value(int ordinal, Object value) {
    if (!widen[ordinal]) {
      return value;
    }
    return value instanceof Integer number
        ? (Object) number.longValue()
        : (Object) ((Float) value).doubleValue();
  }
}
