package io.lakehousecdc.launcher.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.InternalRecordWrapper;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Evaluator;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {
  private static final Types.StructType CDC =
      Types.StructType.of(Types.NestedField.optional(20, "op", Types.StringType.get()));
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.IntegerType.get()),
          Types.NestedField.optional(2, "name", Types.StringType.get()),
          Types.NestedField.optional(3, "price", Types.DecimalType.of(10, 2)),
          Types.NestedField.optional(4, "on_offer", Types.BooleanType.get()),
          Types.NestedField.optional(5, "created_at", Types.TimestampType.withZone()),
          Types.NestedField.optional(6, "weight", Types.DoubleType.get()),
          Types.NestedField.optional(7, "_cdc", CDC));
  private static final Record ROW =
      GenericRecord.create(SCHEMA)
          .copy(
              Map.of(
                  "id",
                  5,
                  "name",
                  "Bob's nut",
                  "price",
                  new BigDecimal("12.50"),
                  "on_offer",
                  true,
                  "created_at",
                  OffsetDateTime.parse("2026-03-10T12:00:00Z"),
                  "_cdc",
                  GenericRecord.create(CDC).copy("op", "u")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id = 5",
        "id=5",
        "id == 5 AND id <> 6",
        "id >= 5 and id <= 5 and id > 4 and id < 6 and id != 4",
        "name = 'Bob''s nut'",
        "price = 12.5",
        "price < 100",
        "on_offer = true",
        "created_at > '2026-03-10T11:59:59Z'",
        "weight is null and name IS NOT NULL",
        " _cdc.op = 'u' "
      })
  void findsARowThatFulfilsIt(String text) {
    assertThat(matches(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"id = 6", "id = 5 and id = 6", "name = 'Nut'", "price = 12.51", "name is null"})
  void passesOverARowThatDoesNot(String text) {
    assertThat(matches(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour = 1|there is no column colour",
        "id = five|column id is of type int, and its value is five",
        "price = 1.234|column price is of type decimal(10, 2), and its value is 1.234",
        "on_offer = yes|column on_offer is of type boolean, and its value is yes",
        "created_at = 'noon'|column created_at is of type timestamptz, and its value is noon",
        "id = 5 or id = 6|expected 'and' at 'or id = 6'",
        "id = 5 and|expected a comparison like id = 5 at ''",
        "5 = id|expected a comparison like id = 5 at '5 = id'",
        "name = 'open|expected a comparison like id = 5 at 'name = 'open'"
      })
  void refusesWhatItDoesNotUnderstand(String text, String reason) {
    assertThatThrownBy(() -> Where.parse(text, SCHEMA))
        .hasMessage("Invalid --where: " + reason + ": " + text);
  }

  @Test
  void refusesAnEmptyCondition() {
    assertThatThrownBy(() -> Where.parse("", SCHEMA))
        .hasMessageStartingWith("Invalid --where: expected a comparison");
  }

  private static boolean matches(String text) {
    InternalRecordWrapper row = new InternalRecordWrapper(SCHEMA.asStruct()).wrap(ROW);
    return new Evaluator(SCHEMA.asStruct(), Where.parse(text, SCHEMA)).eval(row);
  }
}
