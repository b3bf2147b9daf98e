package io.lakehousecdc.sink.change;

import io.lakehousecdc.sink.change.ColumnType.Bool;
import io.lakehousecdc.sink.change.ColumnType.Bytes;
import io.lakehousecdc.sink.change.ColumnType.Date;
import io.lakehousecdc.sink.change.ColumnType.Decimal;
import io.lakehousecdc.sink.change.ColumnType.Float32;
import io.lakehousecdc.sink.change.ColumnType.Float64;
import io.lakehousecdc.sink.change.ColumnType.Int32;
import io.lakehousecdc.sink.change.ColumnType.Int64;
import io.lakehousecdc.sink.change.ColumnType.Text;
import io.lakehousecdc.sink.change.ColumnType.Time;
import io.lakehousecdc.sink.change.ColumnType.Timestamp;
import io.lakehousecdc.sink.change.ColumnType.TimestampTz;
import io.lakehousecdc.sink.change.ColumnType.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What a column of Debezium's becomes: the one list of supported types.
 *
 * @param type the type of the column here
 * @param reader reads its values
 */
record ColumnMapping(ColumnType type, ValueReader reader) {
  private static final String SUPPORTED =
      "boolean, int8, int16, int32, int64, float, double, string, bytes,"
          + " org.apache.kafka.connect.data.Decimal with a precision of at most 38,"
          + " io.debezium.time.Date, .Time, .MicroTime, .NanoTime, .Timestamp, .MicroTimestamp, .NanoTimestamp,"
          + " .ZonedTimestamp, io.debezium.data.Uuid, .Json, .Enum, .Xml";

  /** The mapping of a field's schema. */
  static ColumnMapping of(ConnectSchema field) throws MalformedEventException {
    ColumnMapping mapping = field.name() == null ? plain(field.type()) : semantic(field);
    if (mapping == null) {
      String name = field.name() == null ? field.type() : field.name() + " (" + field.type() + ")";
      throw new MalformedEventException(
          "column '"
              + field.field()
              + "': unsupported type "
              + name
              + " (supported: "
              + SUPPORTED
              + ")");
    }
    return mapping;
  }

  private static @Nullable ColumnMapping plain(String type) {
    return switch (type) {
      case "boolean" -> new ColumnMapping(new Bool(), JsonCursor::bool);
      case "int8" ->
          new ColumnMapping(new Int32(), in -> (int) in.integer(Byte.MIN_VALUE, Byte.MAX_VALUE));
      case "int16" ->
          new ColumnMapping(new Int32(), in -> (int) in.integer(Short.MIN_VALUE, Short.MAX_VALUE));
      case "int32" ->
          new ColumnMapping(
              new Int32(), in -> (int) in.integer(Integer.MIN_VALUE, Integer.MAX_VALUE));
      case "int64" ->
          new ColumnMapping(new Int64(), in -> in.integer(Long.MIN_VALUE, Long.MAX_VALUE));
      case "float" -> new ColumnMapping(new Float32(), FloatReaders::float32);
      case "double" -> new ColumnMapping(new Float64(), FloatReaders::float64);
      case "string" -> new ColumnMapping(new Text(), TextReaders::text);
      case "bytes" -> new ColumnMapping(new Bytes(), TextReaders::bytes);
      default -> null;
    };
  }

  /** The semantic type and the wire type must both be the expected ones. */
  private static @Nullable ColumnMapping semantic(ConnectSchema field)
      throws MalformedEventException {
    return switch (field.name() + ":" + field.type()) {
      case "org.apache.kafka.connect.data.Decimal:bytes" -> decimal(field);
      case "io.debezium.time.Date:int32" -> new ColumnMapping(new Date(), TemporalReaders::date);
      case "io.debezium.time.Time:int32" ->
          new ColumnMapping(new Time(), TemporalReaders::timeOfMillis);
      case "io.debezium.time.MicroTime:int64" ->
          new ColumnMapping(new Time(), TemporalReaders::timeOfMicros);
      case "io.debezium.time.NanoTime:int64" ->
          new ColumnMapping(new Time(), TemporalReaders::timeOfNanos);
      case "io.debezium.time.Timestamp:int64" ->
          new ColumnMapping(new Timestamp(), TemporalReaders::timestampOfMillis);
      case "io.debezium.time.MicroTimestamp:int64" ->
          new ColumnMapping(new Timestamp(), TemporalReaders::timestampOfMicros);
      case "io.debezium.time.NanoTimestamp:int64" ->
          new ColumnMapping(new Timestamp(), TemporalReaders::timestampOfNanos);
      case "io.debezium.time.ZonedTimestamp:string" ->
          new ColumnMapping(new TimestampTz(), ZonedTimestamps::read);
      case "io.debezium.data.Uuid:string" -> new ColumnMapping(new Uuid(), TextReaders::uuid);
      case "io.debezium.data.Json:string",
          "io.debezium.data.Enum:string",
          "io.debezium.data.Xml:string" ->
          new ColumnMapping(new Text(), TextReaders::text);
      default -> null;
    };
  }

  private static ColumnMapping decimal(ConnectSchema field) throws MalformedEventException {
    String precision = field.parameters().get("connect.decimal.precision");
    String scale = field.parameters().get("scale");
    if (precision == null || scale == null) {
      throw new MalformedEventException(
          "column '%s': decimal without a %s (declare it in the source table, as in numeric(12,2))"
              .formatted(field.field(), precision == null ? "precision" : "scale"));
    }
    try {
      Decimal type = new Decimal(Integer.parseInt(precision), Integer.parseInt(scale));
      return new ColumnMapping(type, new DecimalReader(type));
    } catch (IllegalArgumentException e) {
      throw new MalformedEventException(
          "column '%s': unsupported decimal(%s,%s) (supported: precision 1 to %d, scale 0 to precision)"
              .formatted(field.field(), precision, scale, Decimal.MAX_PRECISION));
    }
  }
}
