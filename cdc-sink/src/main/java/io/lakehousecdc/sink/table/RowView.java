package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.ChangeEvent;
import java.util.Map;
import java.util.Objects;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * An event's row as a record of the Iceberg table, without a copy: one view serves every row of a
 * batch. Read only.
 */
final class RowView implements Record {

  private final StructType struct;
  private final CdcView cdc;
  private RowMapping mapping;
  private @Nullable Object[] row = {};

  RowView(Schema schema, RowMapping mapping) {
    this.struct = schema.asStruct();
    NestedField field = struct.field(TableSchemas.CDC);
    this.cdc = new CdcView(field == null ? StructType.of() : field.type().asStructType());
    this.mapping = mapping;
  }

  /** Shows the row after {@code event}, an upsert. */
  RowView show(ChangeEvent event, RowMapping eventMapping) {
    this.mapping = eventMapping;
    this.row = Objects.requireNonNull(event.after(), "row");
    cdc.show(event);
    return this;
  }

  @Override
  public @Nullable Object get(int ordinal) {
    int source = mapping.source(ordinal);
    if (source < 0) {
      return source == RowMapping.CDC ? cdc : null;
    }
    Object value = row[source];
    return value == null ? null : mapping.value(ordinal, value);
  }

  @Override
  public <T> @Nullable T get(int ordinal, Class<T> javaClass) {
    return javaClass.cast(get(ordinal));
  }

  @Override
  public int size() {
    return struct.fields().size();
  }

  @Override
  public StructType struct() {
    return struct;
  }

  @Override
  public @Nullable Object getField(String name) {
    for (int i = 0; i < size(); i++) {
      if (struct.fields().get(i).name().equals(name)) {
        return get(i);
      }
    }
    return null;
  }

  @Override
  public void setField(String name, @Nullable Object value) {
    throw new UnsupportedOperationException("Cannot change a row of the source: " + name);
  }

  @Override
  public <T> void set(int ordinal, @Nullable T value) {
    throw new UnsupportedOperationException("Cannot change a row of the source: column " + ordinal);
  }

  @Override
  public Record copy() {
    throw new UnsupportedOperationException("Cannot copy a view of a row");
  }

  @Override
  public Record copy(Map<String, Object> overwriteValues) {
    throw new UnsupportedOperationException("Cannot copy a view of a row");
  }
}
