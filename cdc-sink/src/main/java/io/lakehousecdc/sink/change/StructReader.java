package io.lakehousecdc.sink.change;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an object with one member for each column: the row, or the key. */
final class StructReader {
  private final List<Column> columns;
  private final ValueReader[] readers;
  private final boolean[] optional;
  private final ObjectLayout layout;

  private StructReader(List<Column> columns, ValueReader[] readers, ObjectLayout layout) {
    this.columns = columns;
    this.readers = readers;
    this.layout = layout;
    this.optional = new boolean[readers.length];
    for (int i = 0; i < readers.length; i++) {
      optional[i] = columns.get(i).optional();
    }
  }

  /** The reader for objects of that schema, which are called {@code object} in errors. */
  static StructReader of(String object, ConnectSchema struct) throws MalformedEventException {
    List<Column> columns = new ArrayList<>();
    ValueReader[] readers = new ValueReader[struct.fields().size()];
    for (ConnectSchema field : struct.fields()) {
      ColumnMapping mapping = ColumnMapping.of(field);
      readers[columns.size()] = mapping.reader();
      columns.add(new Column(String.valueOf(field.field()), mapping.type(), field.optional()));
    }
    return new StructReader(
        List.copyOf(columns), readers, new ObjectLayout(object, struct.fieldNames()));
  }

  List<Column> columns() {
    return columns;
  }

  String columnName(int ordinal) {
    return columns.get(ordinal).name();
  }

  /** Reads the object at the cursor: a value for each column, in the columns' order. */
  @Nullable Object[] read(JsonCursor in) throws MalformedEventException {
    @Nullable Object[] values = new @Nullable Object[readers.length];
    layout.begin();
    for (boolean more = in.beginObject(); more; more = in.nextMember()) {
      int ordinal = layout.member(in);
      values[ordinal] = value(in, ordinal);
    }
    layout.end();
    return values;
  }

  private @Nullable Object value(JsonCursor in, int ordinal) throws MalformedEventException {
    try {
      if (!in.takeNull()) {
        return readers[ordinal].read(in);
      }
      if (optional[ordinal]) {
        return null;
      }
      throw new MalformedEventException("null in a required column");
    } catch (MalformedEventException e) {
      Column column = columns.get(ordinal);
      throw e.in("column '" + column.name() + "' (" + column.type() + ")");
    }
  }
}
