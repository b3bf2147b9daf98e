package io.lakehousecdc.launcher.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/**
 * The values of Iceberg's generic records as text and as JSON. Numbers keep every digit, bytes are
 * base64, dates and times ISO 8601, and structs, lists and maps JSON.
 */
final class Values {
  private static final JsonMapper JSON = new JsonMapper();

  private Values() {}

  /** A value of a column, which may lie in a struct: {@code _cdc.op}. */
  static @Nullable Object at(Record row, String column) {
    Object value = row;
    for (String name : column.split("\\.", -1)) {
      value = value instanceof Record struct ? struct.getField(name) : null;
    }
    return value;
  }

  /** Text without quotes; a null is the given text. */
  static String text(@Nullable Object value, String ifNull) {
    if (value == null) {
      return ifNull;
    }
    if (value instanceof Record || value instanceof List || value instanceof Map) {
      return json(value);
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    Object bytes = base64(value);
    return bytes == null ? value.toString() : bytes.toString();
  }

  /** Writes a value as JSON. */
  static void write(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean bool) {
      json.writeBoolean(bool);
    } else if (value instanceof BigDecimal decimal) {
      json.writeNumber(decimal.toPlainString());
    } else if (isFinite(value)) {
      json.writeNumber(value.toString());
    } else if (value instanceof Record struct) {
      writeStruct(json, struct);
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object element : list) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(text(entry.getKey(), "null"));
        write(json, entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(text(value, "null"));
    }
  }

  /** JSON has no NaN and no infinity: these are written as text. */
  private static boolean isFinite(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private static void writeStruct(JsonGenerator json, Record struct) throws IOException {
    json.writeStartObject();
    for (Types.NestedField field : struct.struct().fields()) {
      json.writeFieldName(field.name());
      write(json, struct.getField(field.name()));
    }
    json.writeEndObject();
  }

  private static String json(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      write(json, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // A string does not fail.
    }
    return text.toString();
  }

  private static @Nullable String base64(Object value) {
    if (value instanceof ByteBuffer buffer) {
      ByteBuffer copy = buffer.duplicate();
      byte[] bytes = new byte[copy.remaining()];
      copy.get(bytes);
      return Base64.getEncoder().encodeToString(bytes);
    }
    return value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : null;
  }
}
