package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.ColumnType;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The Iceberg type of every column type. All are lossless: the Java values are those that Iceberg
 * itself works with, such as microseconds for a timestamp ({@link Type.TypeID#javaClass()}).
 */
final class ColumnTypes {

  private ColumnTypes() {}

  static Type toIceberg(ColumnType type) {
    if (type instanceof ColumnType.Decimal decimal) {
      return Types.DecimalType.of(decimal.precision(), decimal.scale());
    } else if (type instanceof ColumnType.Bool) {
      return Types.BooleanType.get();
    } else if (type instanceof ColumnType.Int32) {
      return Types.IntegerType.get();
    } else if (type instanceof ColumnType.Int64) {
      return Types.LongType.get();
    } else if (type instanceof ColumnType.Float32) {
      return Types.FloatType.get();
    } else if (type instanceof ColumnType.Float64) {
      return Types.DoubleType.get();
    } else if (type instanceof ColumnType.Text) {
      return Types.StringType.get();
    } else if (type instanceof ColumnType.Bytes) {
      return Types.BinaryType.get();
    } else if (type instanceof ColumnType.Date) {
      return Types.DateType.get();
    } else if (type instanceof ColumnType.Time) {
      return Types.TimeType.get();
    } else if (type instanceof ColumnType.Timestamp) {
      return Types.TimestampType.withoutZone();
    } else if (type instanceof ColumnType.TimestampTz) {
      return Types.TimestampType.withZone();
    } else if (type instanceof ColumnType.Uuid) {
      return Types.UUIDType.get();
    }
    throw new IllegalArgumentException("Unsupported column type: " + type);
  }
}
