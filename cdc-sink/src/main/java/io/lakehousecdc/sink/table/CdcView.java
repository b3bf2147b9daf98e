package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.SourcePosition;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The {@code _cdc} column of the row that a {@link RowView} shows. A table may have fewer of its
 * fields, or other ones, which are null.
 */
final class CdcView implements StructLike {

  private enum Field {
    OP,
    TS,
    LSN,
    TX,
    OTHER
  }

  private final Field[] fields;
  private @Nullable ChangeEvent event;

  CdcView(StructType struct) {
    this.fields =
        struct.fields().stream()
            .map(
                field ->
                    switch (field.name()) {
                      case "op" -> Field.OP;
                      case "ts" -> Field.TS;
                      case "lsn" -> Field.LSN;
                      case "tx" -> Field.TX;
                      default -> Field.OTHER;
                    })
            .toArray(Field[]::new);
  }

  void show(ChangeEvent shown) {
    this.event = shown;
  }

  private @Nullable Object get(int ordinal) {
    if (event == null) {
      return null;
    }
    SourcePosition source = event.source();
    return switch (fields[ordinal]) {
      case OP -> event.operation().code();
      case TS -> known(source.tsMicros());
      case LSN -> known(source.lsn());
      case TX -> known(source.txId());
      case OTHER -> null;
    };
  }

  private static @Nullable Long known(long value) {
    return value == SourcePosition.ABSENT ? null : value;
  }

  @Override
  public int size() {
    return fields.length;
  }

  @Override
  public <T> @Nullable T get(int ordinal, Class<T> javaClass) {
    return javaClass.cast(get(ordinal));
  }

  @Override
  public <T> void set(int ordinal, @Nullable T value) {
    throw new UnsupportedOperationException(
        "Cannot change a row of the source: " + TableSchemas.CDC);
  }
}
