package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.ChangeEvent;
import java.util.Objects;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.iceberg.types.Types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * An event's row as a row of the Iceberg table, without a copy: one view serves every row of a
 * batch. Read only.
 */
final class RowView implements StructLike {

  private final int size;
  private final CdcView cdc;
  private RowMapping mapping;
  private @Nullable Object[] row = {};

  RowView(Schema schema, RowMapping mapping) {
    this.size = schema.columns().size();
    NestedField field = schema.asStruct().field(TableSchemas.CDC);
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

  private @Nullable Object get(int ordinal) {
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
    return size;
  }

  @Override
  public <T> void set(int ordinal, @Nullable T value) {
    throw new UnsupportedOperationException("Cannot change a row of the source: column " + ordinal);
  }
}
