package io.lakehousecdc.sink.change;

import static io.lakehousecdc.sink.change.TestTable.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every supported column type, at its edges and beyond. */
class ColumnTypesTest {
  private static final String DATE = "io.debezium.time.Date:int32";
  private static final String TIME = "io.debezium.time.Time:int32";
  private static final String MICRO_TIME = "io.debezium.time.MicroTime:int64";
  private static final String NANO_TIME = "io.debezium.time.NanoTime:int64";
  private static final String TIMESTAMP = "io.debezium.time.Timestamp:int64";
  private static final String MICRO_TIMESTAMP = "io.debezium.time.MicroTimestamp:int64";
  private static final String NANO_TIMESTAMP = "io.debezium.time.NanoTimestamp:int64";
  private static final String ZONED = "io.debezium.time.ZonedTimestamp:string";
  private static final String UUID_TYPE = "io.debezium.data.Uuid:string";

  /**
   * A table with the optional column {@code x} of a type given as {@code name:type} or {@code
   * type}.
   */
  private static TestTable tableOf(String type) {
    int colon = type.indexOf(':');
    String name = colon < 0 ? "" : "\"name\":\"" + type.substring(0, colon) + "\",\"version\":1,";
    return TestTable.withId(
        column("x", name + "\"type\":\"" + type.substring(colon + 1) + "\",\"optional\":true"));
  }

  private static TestTable tableOfDecimal(Object precision, Object scale) {
    return TestTable.withId(
        column(
            "x",
            ("\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,"
                    + "\"parameters\":{\"scale\":\"%s\",\"connect.decimal.precision\":\"%s\"},\"optional\":true")
                .formatted(scale, precision)));
  }

  /** Reads a value in an event that is not the first one, as nearly all are. */
  private static @Nullable Object read(TestTable table, String json)
      throws MalformedEventException {
    ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);
    String key = table.key("{\"id\":1}");
    TestTable.decode(decoder, key, table.value("c", table.row("null")));
    ChangeEvent event = TestTable.decode(decoder, key, table.value("c", table.row(json)));
    return Objects.requireNonNull(Objects.requireNonNull(event).after())[1];
  }

  static Stream<Arguments> values() {
    return Stream.of(
        Arguments.of("boolean", "true", true),
        Arguments.of("boolean", "false", false),
        Arguments.of("int8", "-128", -128),
        Arguments.of("int8", "127", 127),
        Arguments.of("int16", "-32768", -32768),
        Arguments.of("int32", "2147483647", Integer.MAX_VALUE),
        Arguments.of("int32", "-0", 0),
        Arguments.of("int64", "-9223372036854775808", Long.MIN_VALUE),
        Arguments.of("int64", "9223372036854775807", Long.MAX_VALUE),
        Arguments.of("int64", "1000000000000000000", 1_000_000_000_000_000_000L),
        Arguments.of("float", "0.1", 0.1f),
        Arguments.of("float", "-0.0", -0.0f),
        Arguments.of("float", "1.00000017881393432617187499", 1.0000001f),
        Arguments.of("float", "\"-Infinity\"", Float.NEGATIVE_INFINITY),
        Arguments.of("double", "1", 1.0),
        Arguments.of("double", "4.9E-324", Double.MIN_VALUE),
        Arguments.of("double", "-1.7976931348623157e+308", -Double.MAX_VALUE),
        Arguments.of("double", "\"NaN\"", Double.NaN),
        Arguments.of("double", "\"Infinity\"", Double.POSITIVE_INFINITY),
        Arguments.of("string", "\"\"", ""),
        Arguments.of("string", "\"\\u00e4\\ud83d\\ude00\\/\\b\\f\\u0000\"", "ä😀/\b\f\0"),
        Arguments.of("string", "\"aä€😀\u007f\"", "aä€😀\u007f"),
        Arguments.of("string", "\"\\u0061€\\n\"", "a€\n"),
        Arguments.of("bytes", "\"\"", ByteBuffer.allocate(0)),
        Arguments.of("bytes", "\"\\u0041P8=\"", ByteBuffer.wrap(new byte[] {0, (byte) 0xFF})),
        Arguments.of(DATE, "0", LocalDate.EPOCH),
        Arguments.of(DATE, "-719162", LocalDate.of(1, 1, 1)),
        Arguments.of(DATE, "2145042905", LocalDate.of(5874897, 12, 31)),
        Arguments.of(TIME, "86399999", LocalTime.parse("23:59:59.999")),
        Arguments.of(MICRO_TIME, "1", LocalTime.ofNanoOfDay(1_000)),
        Arguments.of(NANO_TIME, "86399999999000", LocalTime.parse("23:59:59.999999")),
        Arguments.of(TIMESTAMP, "-1", LocalDateTime.parse("1969-12-31T23:59:59.999")),
        Arguments.of(MICRO_TIMESTAMP, "-1", LocalDateTime.parse("1969-12-31T23:59:59.999999")),
        Arguments.of(
            MICRO_TIMESTAMP, "-62135596800000000", LocalDateTime.parse("0001-01-01T00:00:00")),
        Arguments.of(NANO_TIMESTAMP, "-1000", LocalDateTime.parse("1969-12-31T23:59:59.999999")),
        Arguments.of(
            ZONED, "\"2024-02-29T01:02:03Z\"", OffsetDateTime.parse("2024-02-29T01:02:03Z")),
        Arguments.of(
            ZONED, "\"2024-02-29T01:02:03.1Z\"", OffsetDateTime.parse("2024-02-29T01:02:03.1Z")),
        Arguments.of(
            ZONED,
            "\"2024-02-29T01:02:03.120000000Z\"",
            OffsetDateTime.parse("2024-02-29T01:02:03.12Z")),
        Arguments.of(
            ZONED,
            "\"2024-02-29T01:02:03.000001Z\"",
            OffsetDateTime.parse("2024-02-29T01:02:03.000001Z")),
        Arguments.of(
            ZONED,
            "\"2024-03-01T01:02:03.5+05:30\"",
            OffsetDateTime.parse("2024-02-29T19:32:03.5Z")),
        Arguments.of(
            ZONED, "\"0001-01-01T00:00:00Z\"", OffsetDateTime.parse("0001-01-01T00:00:00Z")),
        Arguments.of(
            ZONED,
            "\"+294246-12-31T23:59:59.999999Z\"",
            OffsetDateTime.parse("+294246-12-31T23:59:59.999999Z")),
        Arguments.of(UUID_TYPE, "\"00000000-0000-0000-0000-000000000000\"", new UUID(0, 0)),
        Arguments.of(
            UUID_TYPE,
            "\"FFFFFFFF-ffff-ffff-8000-00000000000a\"",
            new UUID(-1, 0x800000000000000AL)),
        Arguments.of("io.debezium.data.Json:string", "\"{\\\"a\\\": 1}\"", "{\"a\": 1}"),
        Arguments.of("io.debezium.data.Enum:string", "\"happy\"", "happy"),
        Arguments.of("io.debezium.data.Xml:string", "\"<a/>\"", "<a/>"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void valueIsKeptExactly(String type, String json, Object expected)
      throws MalformedEventException {
    assertThat(read(tableOf(type), json)).isEqualTo(Internal.of(expected));
  }

  @ParameterizedTest
  @MethodSource("values")
  void optionalColumnMayBeNull(String type, String json, Object expected)
      throws MalformedEventException {
    assertThat(read(tableOf(type), "null")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          boolean | 1 | boolean | expected a boolean, found a number
          boolean | "true" | boolean | expected a boolean, found a string
          int8 | 128 | int32 | number out of range
          int8 | -129 | int32 | number out of range
          int16 | 32768 | int32 | number out of range
          int32 | 2147483648 | int32 | number out of range
          int32 | -2147483649 | int32 | number out of range
          int64 | 9223372036854775808 | int64 | number out of range
          int64 | -9223372036854775809 | int64 | number out of range
          int64 | 18446744073709551617 | int64 | number out of range
          int64 | 99999999999999999999999999 | int64 | number out of range
          int64 | 1.0 | int64 | expected an integer, found a number with a fraction or exponent
          int64 | 1e3 | int64 | expected an integer, found a number with a fraction or exponent
          int64 | "1" | int64 | expected an integer, found a string
          int64 | true | int64 | expected an integer, found a boolean
          int64 | {} | int64 | expected an integer, found an object
          float | 3.5e38 | float32 | number out of range
          float | "1.5" | float32 | expected a number, found a string
          double | 1e309 | float64 | number out of range
          double | [] | float64 | expected a number, found an array
          string | 1 | text | expected a string, found a number
          string | "\\ud83d" | text | unpaired surrogate in a string, at byte %d
          string | "\\ude00\\ud83d" | text | unpaired surrogate in a string, at byte %d
          string | "__debezium_unavailable_value" | text | its value was not sent, because the update left a large (TOAST) value unchanged (run ALTER TABLE ... REPLICA IDENTITY FULL on the source table)
          bytes | "X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ==" | bytes | its value was not sent, because the update left a large (TOAST) value unchanged (run ALTER TABLE ... REPLICA IDENTITY FULL on the source table)
          bytes | "A*==" | bytes | not base64
          bytes | [1] | bytes | expected a string, found an array
          io.debezium.time.Date:int32 | -719163 | date | before year 1 (supported: from 0001-01-01)
          io.debezium.time.Date:int32 | -2147472691 | date | infinity is not a point in time (supported: finite values)
          io.debezium.time.Time:int32 | 86400000 | time | time out of range (supported: 00:00:00 to 23:59:59.999999)
          io.debezium.time.MicroTime:int64 | -1 | time | time out of range (supported: 00:00:00 to 23:59:59.999999)
          io.debezium.time.NanoTime:int64 | 1001 | time | it has nanoseconds, and microseconds are the finest that can be kept
          io.debezium.time.Timestamp:int64 | -9223372036832400000 | timestamp | infinity is not a point in time (supported: finite values)
          io.debezium.time.Timestamp:int64 | 9224097091200000 | timestamp | timestamp out of range (supported: years 1 to 294246)
          io.debezium.time.MicroTimestamp:int64 | -9223372036854775808 | timestamp | infinity is not a point in time (supported: finite values)
          io.debezium.time.MicroTimestamp:int64 | -62135596800000001 | timestamp | before year 1 (supported: from 0001-01-01)
          io.debezium.time.NanoTimestamp:int64 | -1 | timestamp | it has nanoseconds, and microseconds are the finest that can be kept
          io.debezium.time.ZonedTimestamp:string | "infinity" | timestamptz | infinity is not a point in time (supported: finite values)
          io.debezium.time.ZonedTimestamp:string | "-infinity" | timestamptz | infinity is not a point in time (supported: finite values)
          io.debezium.time.ZonedTimestamp:string | "+294270-01-01T00:00:00.000000Z" | timestamptz | timestamp out of range (supported: years 1 to 294246)
          io.debezium.time.ZonedTimestamp:string | "0000-12-31T23:59:59Z" | timestamptz | before year 1 (supported: from 0001-01-01)
          io.debezium.time.ZonedTimestamp:string | "2024-02-29T01:02:03.0000001Z" | timestamptz | it has nanoseconds, and microseconds are the finest that can be kept
          io.debezium.time.ZonedTimestamp:string | "2023-02-29T01:02:03Z" | timestamptz | not an ISO 8601 timestamp with an offset
          io.debezium.time.ZonedTimestamp:string | "2024-02-29T01:02:60Z" | timestamptz | not an ISO 8601 timestamp with an offset
          io.debezium.time.ZonedTimestamp:string | "2024-02-29T01:02:03" | timestamptz | not an ISO 8601 timestamp with an offset
          io.debezium.time.ZonedTimestamp:string | "2024-02-29 01:02:03Z" | timestamptz | not an ISO 8601 timestamp with an offset
          io.debezium.time.ZonedTimestamp:string | "2O24-02-29T01:02:03Z" | timestamptz | not an ISO 8601 timestamp with an offset
          io.debezium.time.ZonedTimestamp:string | "" | timestamptz | not an ISO 8601 timestamp with an offset
          io.debezium.data.Uuid:string | "1-1-1-1-1" | uuid | not a UUID
          io.debezium.data.Uuid:string | "0000000g-0000-0000-0000-000000000000" | uuid | not a UUID
          """)
  void valueOutsideTheTypeIsRefused(String type, String json, String columnType, String reason) {
    // Given
    TestTable table = tableOf(type);
    int at = table.value("c", table.row("#")).indexOf('#') + 1;

    // When, Then
    assertThatThrownBy(() -> read(table, json))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("column 'x' (" + columnType + "): " + reason.formatted(at));
  }

  @Test
  void decimalsOfEverySizeAreKeptWithTheScaleOfTheirType() throws MalformedEventException {
    Random random = new Random(1);
    for (int precision = 1; precision <= 38; precision++) {
      int scale = random.nextInt(precision + 1);
      BigInteger largest = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
      TestTable table = tableOfDecimal(precision, scale);
      for (BigInteger unscaled :
          new BigInteger[] {
            BigInteger.ZERO,
            BigInteger.ONE,
            BigInteger.ONE.negate(),
            largest,
            largest.negate(),
            new BigInteger(130, random).mod(largest)
          }) {
        // When
        Object read = read(table, base64(unscaled.toByteArray()));

        // Then
        assertThat(read).isEqualTo(new BigDecimal(unscaled, scale));
      }
    }
  }

  @Test
  void decimalMayHaveMoreBytesThanItNeeds() throws MalformedEventException {
    assertThat(read(tableOfDecimal(5, 2), base64(new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0})))
        .isEqualTo(new BigDecimal("2.56"));
    assertThat(read(tableOfDecimal(5, 2), base64(new byte[] {-1, -1, -1})))
        .isEqualTo(new BigDecimal("-0.01"));
  }

  @Test
  void eightByteDecimalsAreKept() throws MalformedEventException {
    assertThat(
            read(tableOfDecimal(19, 0), base64(BigInteger.valueOf(Long.MIN_VALUE).toByteArray())))
        .isEqualTo(BigDecimal.valueOf(Long.MIN_VALUE));
    assertThat(
            read(tableOfDecimal(19, 0), base64(BigInteger.valueOf(Long.MAX_VALUE).toByteArray())))
        .isEqualTo(BigDecimal.valueOf(Long.MAX_VALUE));
  }

  @Test
  void decimalWithMoreDigitsThanItsPrecisionIsRefused() {
    for (int precision : new int[] {1, 17, 18, 19, 38}) {
      BigInteger tooLarge = BigInteger.TEN.pow(precision);
      for (BigInteger unscaled : new BigInteger[] {tooLarge, tooLarge.negate()}) {
        assertThatThrownBy(() -> read(tableOfDecimal(precision, 0), base64(unscaled.toByteArray())))
            .isInstanceOf(MalformedEventException.class)
            .hasMessage("column 'x' (decimal(" + precision + ",0)): number out of range");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"A\"",
        "\"AAA\"",
        "\"====\"",
        "\"A===\"",
        "\"A*==\"",
        "\"AAAAAAAAAAAAAA*=\"",
        "\"ä==\""
      })
  void decimalThatIsNotBase64IsRefused(String json) {
    assertThatThrownBy(() -> read(tableOfDecimal(12, 2), json))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("column 'x' (decimal(12,2)): not base64");
  }

  @Test
  void decimalAsNumberIsRefused() {
    assertThatThrownBy(() -> read(tableOfDecimal(12, 2), "1.50"))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("column 'x' (decimal(12,2)): expected a string, found a number");
  }

  @ParameterizedTest
  @CsvSource({"39,0", "5,2046", "5,6", "0,0", "x,0"})
  void decimalThatIcebergCannotHoldIsRefused(String precision, String scale) {
    assertThatThrownBy(() -> read(tableOfDecimal(precision, scale), "\"AA==\""))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(
            "column 'x': unsupported decimal(%s,%s) (supported: precision 1 to 38, scale 0 to precision)"
                .formatted(precision, scale));
  }

  @Test
  void decimalWithoutPrecisionIsRefused() {
    // Given
    TestTable money =
        TestTable.withId(
            column(
                "x",
                "\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"version\":1,"
                    + "\"parameters\":{\"scale\":\"2\"},\"optional\":true"));

    // When, Then
    assertThatThrownBy(() -> read(money, "\"AA==\""))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(
            "column 'x': decimal without a precision (declare it in the source table, as in numeric(12,2))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "array",
        "map",
        "struct",
        "io.debezium.data.VariableScaleDecimal:struct",
        "io.debezium.time.MicroDuration:int64",
        "io.debezium.time.ZonedTime:string",
        "io.debezium.data.Bits:bytes",
        "io.debezium.data.geometry.Point:struct",
        "io.debezium.time.Date:int64",
        "io.debezium.time.ZonedTimestamp:int64",
        "org.apache.kafka.connect.data.Timestamp:int64",
        "com.example.Unknown:string"
      })
  void unsupportedTypeIsRefusedWithTheSupportedOnes(String type) {
    // Given
    int colon = type.indexOf(':');
    String shown =
        colon < 0 ? type : type.substring(0, colon) + " (" + type.substring(colon + 1) + ")";

    // When, Then
    assertThatThrownBy(() -> read(tableOf(type), "null"))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(
            "column 'x': unsupported type "
                + shown
                + " (supported: boolean, int8, int16, int32, int64, float, double, string, bytes,"
                + " org.apache.kafka.connect.data.Decimal with a precision of at most 38,"
                + " io.debezium.time.Date, .Time, .MicroTime, .NanoTime, .Timestamp, .MicroTimestamp, .NanoTimestamp,"
                + " .ZonedTimestamp, io.debezium.data.Uuid, .Json, .Enum, .Xml)");
  }

  private static String base64(byte[] bytes) {
    return '"' + Base64.getEncoder().encodeToString(bytes) + '"';
  }
}
