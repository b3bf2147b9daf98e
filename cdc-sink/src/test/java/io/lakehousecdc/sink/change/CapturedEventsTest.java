package io.lakehousecdc.sink.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Debezium really sends for PostgreSQL is read as what the tables held. */
class CapturedEventsTest {
  private final ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);

  private @Nullable ChangeEvent decode(CapturedEvent event) throws MalformedEventException {
    return decoder.decode(event.topic(), event.keyBytes(), event.valueBytes());
  }

  private ChangeEvent event(String table, int index) throws MalformedEventException {
    return Objects.requireNonNull(decode(CapturedEvent.of(table).get(index)));
  }

  private static @Nullable Object[] after(ChangeEvent event) {
    return Objects.requireNonNull(event.after());
  }

  @Test
  void initialLoadGivesReadWithEveryColumn() throws MalformedEventException {
    // When
    ChangeEvent event = event("items", 0);

    // Then
    assertThat(event.operation()).isEqualTo(Operation.READ);
    assertThat(event.sourceTable()).isEqualTo("public.items");
    assertThat(event.key()).isEqualTo(new LongKey(1));
    assertThat(event.schema().columns())
        .containsExactly(
            new Column("id", new ColumnType.Int64(), false),
            new Column("name", new ColumnType.Text(), false),
            new Column("description", new ColumnType.Text(), true),
            new Column("price", new ColumnType.Decimal(12, 2), false),
            new Column("quantity", new ColumnType.Int32(), false),
            new Column("status", new ColumnType.Text(), false),
            new Column("created_at", new ColumnType.TimestampTz(), false),
            new Column("updated_at", new ColumnType.TimestampTz(), false));
    assertThat(event.schema().keyOrdinals()).containsExactly(0);
    assertThat(Arrays.asList(after(event)).subList(0, 6))
        .containsExactly(1L, "from the initial load", null, new BigDecimal("1.50"), 0, "active");
  }

  @Test
  void rowLivesThroughCreateUpdateKeyChangeAndDelete() throws MalformedEventException {
    // When
    ChangeEvent create = event("items", 1);
    ChangeEvent update = event("items", 2);
    ChangeEvent deleteOfOldKey = event("items", 3);
    ChangeEvent tombstone = decode(CapturedEvent.of("items").get(4));
    ChangeEvent createOfNewKey = event("items", 5);
    ChangeEvent delete = event("items", 6);

    // Then
    assertThat(List.of(create, update, deleteOfOldKey, createOfNewKey, delete))
        .extracting(ChangeEvent::operation)
        .containsExactly(
            Operation.CREATE,
            Operation.UPDATE,
            Operation.DELETE,
            Operation.CREATE,
            Operation.DELETE);
    assertThat(List.of(create, update, deleteOfOldKey, createOfNewKey, delete))
        .extracting(ChangeEvent::key)
        .containsExactly(
            new LongKey(2), new LongKey(2), new LongKey(2), new LongKey(77), new LongKey(77));
    assertThat(tombstone).isNull();
    assertThat(after(create)[2]).isEqualTo("a \"quoted\" \\ back/slash\ttab\nnew line ä€😀");
    assertThat(after(update)[3]).isEqualTo(new BigDecimal("-0.01"));
    assertThat(after(update)[4]).isEqualTo(Integer.MAX_VALUE);
    assertThat(after(update)[7])
        .isEqualTo(Internal.of(OffsetDateTime.parse("1969-12-31T23:59:59.999999Z")));
    assertThat(delete.after()).isNull();
    assertThat(create.source().lsn()).isPositive().isLessThan(update.source().lsn());
    assertThat(create.source().txId()).isPositive().isLessThan(update.source().txId());
    assertThat(create.source().tsMicros()).isPositive().isLessThan(update.source().tsMicros());
  }

  @Test
  void rowEventsOfOneTableShareTheirSchema() throws MalformedEventException {
    assertThat(event("items", 2).schema()).isSameAs(event("items", 1).schema());
    assertThat(event("items", 3).schema()).isSameAs(event("items", 1).schema());
  }

  @Test
  void truncateHasNeitherKeyNorRow() throws MalformedEventException {
    // When
    ChangeEvent event = event("items", CapturedEvent.of("items").size() - 1);

    // Then
    assertThat(event.operation()).isEqualTo(Operation.TRUNCATE);
    assertThat(event.sourceTable()).isEqualTo("public.items");
    assertThat(event.key()).isNull();
    assertThat(event.after()).isNull();
    assertThat(event.schema().keyOrdinals()).isEmpty();
    assertThat(event.source().lsn()).isPositive();
  }

  @Test
  void messageBelongsToNoTable() throws MalformedEventException {
    // Given
    CapturedEvent message =
        CapturedEvent.all().stream()
            .filter(e -> e.topic().equals("lakehouse.message"))
            .findFirst()
            .orElseThrow();

    // When
    ChangeEvent event = Objects.requireNonNull(decode(message));

    // Then
    assertThat(event.operation()).isEqualTo(Operation.MESSAGE);
    assertThat(event.sourceTable()).isEmpty();
    assertThat(event.key()).isNull();
    assertThat(event.schema()).isEqualTo(RowSchema.EMPTY);
    assertThat(event.source().lsn()).isPositive();
  }

  @Test
  void largestValuesOfEveryTypeAreKept() throws MalformedEventException {
    assertThat(after(event("types", 0)))
        .containsExactly(
            1,
            true,
            32767,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            3.4028235e38f,
            Double.MAX_VALUE,
            new BigDecimal("99999"),
            new BigDecimal("9999999999.99"),
            new BigDecimal("9999999999999999999999999999.9999999999"),
            "",
            "x",
            "ab  ",
            ByteBuffer.wrap(new byte[] {0, (byte) 0xFF, 16}),
            Internal.of(LocalDate.of(2024, 2, 29)),
            Internal.of(LocalTime.parse("23:59:59.999999")),
            Internal.of(LocalTime.parse("12:34:56.789")),
            Internal.of(LocalDateTime.parse("2024-02-29T12:34:56.123456")),
            Internal.of(LocalDateTime.parse("2024-02-29T12:34:56")),
            Internal.of(OffsetDateTime.parse("2024-02-29T10:34:56.123456Z")),
            UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
            "{\"a\": [1, 2]}",
            "{\"b\": null}",
            "happy",
            "<a>b</a>",
            "10.0.0.1/8",
            true,
            Internal.of(LocalDateTime.parse("2024-02-29T12:34:56.789")),
            null,
            "w",
            4294967295L);
  }

  @Test
  void smallestValuesOfEveryTypeAreKept() throws MalformedEventException {
    assertThat(after(event("types", 1)))
        .containsExactly(
            2,
            false,
            -32768,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            Float.NEGATIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            new BigDecimal("-99999"),
            new BigDecimal("-9999999999.99"),
            new BigDecimal("-9999999999999999999999999999.9999999999"),
            "ä€😀",
            "ü",
            "    ",
            ByteBuffer.allocate(0),
            Internal.of(LocalDate.of(1969, 12, 31)),
            Internal.of(LocalTime.MIDNIGHT),
            Internal.of(LocalTime.MIDNIGHT),
            Internal.of(LocalDateTime.parse("1969-12-31T23:59:59.999999")),
            Internal.of(LocalDateTime.parse("0001-01-01T00:00:00")),
            Internal.of(OffsetDateTime.parse("1969-12-31T23:59:59.999999Z")),
            UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff"),
            "1",
            "[]",
            "sad",
            "<b/>",
            "::1",
            false,
            Internal.of(LocalDateTime.parse("1900-01-01T00:00:00")),
            null,
            null,
            0L);
  }

  @Test
  void notANumberAndFarFutureAreKept() throws MalformedEventException {
    // When
    @Nullable Object[] notANumber = after(event("types", 2));
    @Nullable Object[] tiny = after(event("types", 3));

    // Then
    assertThat(Arrays.asList(notANumber).subList(5, 10))
        .containsExactly(
            Float.NaN,
            Double.NaN,
            BigDecimal.ZERO,
            new BigDecimal("0.00"),
            new BigDecimal("0E-10"));
    assertThat(notANumber[17])
        .isEqualTo(Internal.of(LocalDateTime.parse("9999-12-31T23:59:59.999999")));
    assertThat(Arrays.asList(tiny).subList(5, 10))
        .containsExactly(
            Float.MIN_VALUE,
            Double.MIN_VALUE,
            new BigDecimal("-1"),
            new BigDecimal("-0.01"),
            new BigDecimal("0.0000000001"));
    assertThat(tiny[14]).isEqualTo(Internal.of(LocalDate.of(12024, 1, 1)));
    assertThat(tiny[17]).isEqualTo(Internal.of(LocalDateTime.of(12024, 1, 1, 0, 0)));
    assertThat(tiny[19]).isEqualTo(Internal.of(OffsetDateTime.parse("+12024-01-01T00:00:00.5Z")));
  }

  @Test
  void columnNameWithQuotesAndBackslashIsKept() throws MalformedEventException {
    assertThat(event("types", 0).schema().columns())
        .extracting(Column::name)
        .contains("we\"ird\\ näme");
  }

  @Test
  void compositeKeyIsOrderedByColumnName() throws MalformedEventException {
    // When
    ChangeEvent create = event("composite", 0);
    ChangeEvent update = event("composite", 1);
    ChangeEvent delete = event("composite", 2);

    // Then: the table's columns are a, b, c, d, v and its key is (b, a, c, d)
    assertThat(create.schema().keyOrdinals()).containsExactly(0, 1, 2, 3);
    assertThat(create.key())
        .isEqualTo(
            RowKey.of(
                new Object[] {-5, "kéy", new BigDecimal("-1.500"), Internal.of(LocalDate.EPOCH)}))
        .isEqualTo(update.key())
        .isEqualTo(delete.key());
  }

  @Test
  void schemaFollowsTheTable() throws MalformedEventException {
    assertThat(event("evolving", 0).schema().columns())
        .extracting(Column::name)
        .containsExactly("id", "a");
    assertThat(event("evolving", 1).schema().columns())
        .extracting(Column::name)
        .containsExactly("id", "a", "b");
    assertThat(event("evolving", 2).schema().columns())
        .extracting(Column::name)
        .containsExactly("id", "b");
  }

  @Test
  void tableWithoutPrimaryKeyIsRefused() {
    assertThatThrownBy(() -> event("nokey", 0))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("no key: table public.nokey needs a primary key");
  }

  @Test
  void unchangedLargeValueIsRefusedUntilTheIdentityIsFull() throws MalformedEventException {
    // When
    ChangeEvent create = event("toast", 0);
    ChangeEvent updateWithFullIdentity = event("toast", 2);

    // Then
    assertThat(after(updateWithFullIdentity)[1])
        .isEqualTo(after(create)[1])
        .isEqualTo("x".repeat(2500));
    assertThat(after(updateWithFullIdentity)[2]).isEqualTo(after(create)[2]);
    assertThatThrownBy(() -> event("toast", 1))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(
            "column 'big' (text): its value was not sent, because the update left a large (TOAST) value unchanged"
                + " (run ALTER TABLE ... REPLICA IDENTITY FULL on the source table)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | column 'd' (date): infinity is not a point in time (supported: finite values)
          1 | column 'ts' (timestamp): infinity is not a point in time (supported: finite values)
          2 | column 'tstz' (timestamptz): infinity is not a point in time (supported: finite values)
          3 | column 'tstz' (timestamptz): before year 1 (supported: from 0001-01-01)
          4 | column 'tm' (time): time out of range (supported: 00:00:00 to 23:59:59.999999)
          5 | column 'ts3' (timestamp): infinity is not a point in time (supported: finite values)
          6 | column 'ts' (timestamp): infinity is not a point in time (supported: finite values)
          """)
  void valueBeyondWhatCanBeKeptIsRefused(int index, String message) {
    assertThatThrownBy(() -> event("limits", index))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(message);
  }

  @Test
  void unsupportedTypeIsRefusedByName() {
    assertThatThrownBy(() -> event("unsupported", 0))
        .isInstanceOf(MalformedEventException.class)
        .hasMessageStartingWith(
            "column 'n': unsupported type io.debezium.data.VariableScaleDecimal (struct) (supported: boolean, int8,");
  }

  @Test
  void everyAcceptedEventEqualsTheTreesReading() throws Exception {
    int compared = 0;
    for (CapturedEvent captured : CapturedEvent.all()) {
      // When
      ChangeEvent event;
      try {
        event = decode(captured);
      } catch (MalformedEventException refused) {
        continue;
      }
      if (event == null) {
        continue;
      }

      // Then
      assertThat(TreeOracle.Reading.of(event))
          .isEqualTo(
              TreeOracle.read(captured.keyBytes(), Objects.requireNonNull(captured.valueBytes())));
      compared++;
    }
    assertThat(compared).isGreaterThan(15);
  }
}
