package io.lakehousecdc.launcher.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.launcher.terminal.Screen;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;

class RowPrinterTest {
  private static final Types.StructType CDC =
      Types.StructType.of(Types.NestedField.optional(20, "op", Types.StringType.get()));
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "name", Types.StringType.get()),
          Types.NestedField.optional(3, "price", Types.DecimalType.of(20, 2)),
          Types.NestedField.optional(4, "at", Types.TimestampType.withZone()),
          Types.NestedField.optional(5, "data", Types.BinaryType.get()),
          Types.NestedField.optional(6, "ratio", Types.DoubleType.get()),
          Types.NestedField.optional(7, "_cdc", CDC));
  private static final Record FULL =
      GenericRecord.create(SCHEMA)
          .copy(
              Map.of(
                  "id",
                  9007199254740993L,
                  "name",
                  "a \"nut\", M6",
                  "price",
                  new BigDecimal("123456789012345678.90"),
                  "at",
                  OffsetDateTime.parse("2026-03-10T12:00:00.123456Z"),
                  "data",
                  ByteBuffer.wrap(new byte[] {1, 2, 3}),
                  "ratio",
                  Double.NaN,
                  "_cdc",
                  GenericRecord.create(CDC).copy("op", "u")));
  private static final Record EMPTY = GenericRecord.create(SCHEMA).copy(Map.of("id", 1L));

  private final Screen screen = new Screen();

  @Test
  void jsonIsAnObjectALineAndKeepsEveryDigit() throws IOException {
    // When
    print(Format.JSON, SCHEMA.columns().stream().map(Types.NestedField::name).toList());

    // Then
    assertThat(screen.out().lines())
        .containsExactly(
            "{\"id\":9007199254740993,\"name\":\"a \\\"nut\\\", M6\",\"price\":123456789012345678.90,"
                + "\"at\":\"2026-03-10T12:00:00.123456Z\",\"data\":\"AQID\",\"ratio\":\"NaN\",\"_cdc\":{\"op\":\"u\"}}",
            "{\"id\":1,\"name\":null,\"price\":null,\"at\":null,\"data\":null,\"ratio\":null,\"_cdc\":null}");
  }

  @Test
  void csvQuotesWhatNeedsIt() throws IOException {
    // When
    print(Format.CSV, List.of("id", "name", "_cdc"));

    // Then
    assertThat(screen.out().lines())
        .containsExactly(
            "id,name,_cdc",
            "9007199254740993,\"a \"\"nut\"\", M6\",\"{\"\"op\"\":\"\"u\"\"}\"",
            "1,,");
  }

  @Test
  void csvTellsAnEmptyTextFromANull() throws IOException {
    // Given
    Record blank = GenericRecord.create(SCHEMA).copy(Map.of("id", 1L, "name", ""));

    // When
    new RowPrinter(screen.plain(), SCHEMA, List.of("id", "name"))
        .print(Format.CSV, List.of(blank, EMPTY));

    // Then
    assertThat(screen.out().lines()).containsExactly("id,name", "1,\"\"", "1,");
  }

  @Test
  void tableAlignsNumbersRightAndReachesIntoStructs() throws IOException {
    // When
    print(Format.TABLE, List.of("id", "name", "_cdc.op"));

    // Then
    assertThat(screen.out().lines())
        .containsExactly(
            "              id  name         _cdc.op",
            "9007199254740993  a \"nut\", M6  u",
            "               1  null         null");
  }

  @Test
  void tableCutsLongValues() throws IOException {
    // Given
    Record row = GenericRecord.create(SCHEMA).copy(Map.of("id", 1L, "name", "x".repeat(49)));

    // When
    new RowPrinter(screen.plain(), SCHEMA, List.of("name")).print(Format.TABLE, List.of(row));

    // Then
    assertThat(screen.out().lines()).containsExactly("name", "x".repeat(47) + "…");
  }

  private void print(Format format, List<String> columns) throws IOException {
    new RowPrinter(screen.plain(), SCHEMA, columns).print(format, List.of(FULL, EMPTY));
  }
}
