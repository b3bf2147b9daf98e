package io.lakehousecdc.sink.change;

import static io.lakehousecdc.sink.change.TestTable.TOPIC;
import static io.lakehousecdc.sink.change.TestTable.column;
import static io.lakehousecdc.sink.change.TestTable.document;
import static io.lakehousecdc.sink.change.TestTable.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which an event can be wrong has its own clear reason. */
class MalformedEventsTest {
  private static final TestTable TABLE =
      TestTable.withId(column("n", "\"type\":\"int32\",\"optional\":false"));
  private static final String KEY = TABLE.key("{\"id\":1}");
  private static final String ROW = "{\"id\":1,\"n\":2}";

  private static void assertRefused(@Nullable String key, @Nullable String value, String reason) {
    assertThatThrownBy(() -> TestTable.decode(key, value))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(reason);
  }

  private static void assertRowRefused(String row, String reason) {
    assertRefused(KEY, TABLE.value("c", row), reason);
  }

  @Test
  void recordWithNothingIsRefused() {
    assertRefused(null, null, "neither key nor value");
  }

  @Test
  void tombstoneIsNoEvent() throws MalformedEventException {
    assertThat(TestTable.decode(KEY, null)).isNull();
  }

  @Test
  void eventOverTheLimitIsRefused() throws MalformedEventException {
    // Given
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    byte[] value = TABLE.value("c", ROW).getBytes(StandardCharsets.UTF_8);
    int size = key.length + value.length;

    // When
    ChangeEvent event = new ChangeEventDecoder(size).decode(TOPIC, key, value);

    // Then
    assertThat(event).isNotNull();
    assertThat(event.bytes()).isEqualTo(size);
    assertThatThrownBy(() -> new ChangeEventDecoder(size - 1).decode(TOPIC, key, value))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage(size + " bytes are over the limit of " + (size - 1));
  }

  @Test
  void limitMustBePositive() {
    assertThatThrownBy(() -> new ChangeEventDecoder(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid maximum event size: 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          garbage | not valid JSON: expected an object at byte 0
          `` | not valid JSON: it ends too early, after 0 bytes
          [] | expected an object, found an array
          "text" | expected an object, found a string
          { | not valid JSON: it ends too early, after 1 bytes
          {} | no schema (set value.converter.schemas.enable=true in Kafka Connect)
          {"before":null,"after":{"id":1},"op":"c"} | no schema (set value.converter.schemas.enable=true in Kafka Connect)
          {"schema":null,"payload":{"op":"c"}} | no schema (set value.converter.schemas.enable=true in Kafka Connect)
          {"schema":{"type":"struct"}} | no payload
          {"schema":{"type":"struct"},"payload":1,"payload":1} | member 'payload' appears twice
          {"schema":{},"schema":{},"payload":1} | member 'schema' appears twice
          {"schema":{"optional":true},"payload":{}} | schema: member 'type' is missing
          {"schema":{"type":"int32","type":"int32"},"payload":{}} | schema: member 'type' appears twice
          {"schema":{"type":"struct","fields":[{"type":"int32"}]},"payload":{}} | schema: a field has no name
          {"schema":{"type":"struct","fields":[{"type":"int32","field":"a"},{"type":"int32","field":"a"}]},"payload":{}} | schema: field 'a' appears twice
          {"schema":"int32","payload":{}} | schema: expected an object, found a string
          {"schema":{"type":"struct","fields":[]},"payload":{}} | the schema is not a change event's: it has no 'op' (Debezium's full envelope is needed, without an unwrap transform)
          {"schema":{},"payload":1,"more":1} | unknown member 'more' (known: schema, payload)
          {"schema":{},"payload":1}} | unexpected content after the end of the JSON value, at byte 25
          """)
  void valueThatIsNoEventIsRefused(@Nullable String value, String reason) {
    assertRefused(KEY, value == null ? "" : value, reason);
  }

  @Test
  void unknownOperationIsRefused() {
    assertRefused(KEY, TABLE.value("x", ROW), "unknown op 'x' (known: c, r, u, d, t, m)");
    assertRefused(KEY, TABLE.value("", ROW), "unknown op '' (known: c, r, u, d, t, m)");
    assertRefused(
        KEY,
        TABLE.value("c".repeat(1000), ROW),
        "unknown op '" + "c".repeat(64) + "...' (known: c, r, u, d, t, m)");
  }

  @Test
  void rowMustFitTheOperation() {
    for (String op : new String[] {"c", "r", "u"}) {
      assertRefused(
          KEY, TABLE.value(op, "null"), "op '" + op + "' without a row: after is missing or null");
    }
    for (String op : new String[] {"d", "t", "m"}) {
      assertRefused(KEY, TABLE.value(op, ROW), "op '" + op + "' with a row: after must be null");
    }
  }

  @Test
  void payloadMustHaveTheEnvelopesMembers() {
    String payload = payload("c", ROW);
    assertRefused(KEY, document(TABLE.schema(), "null"), "expected an object, found null");
    assertRefused(KEY, document(TABLE.schema(), "{}"), "member 'before' of payload is missing");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replace(",\"op\":\"c\"", "")),
        "member 'op' of payload is missing");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replace("{\"before\"", "{\"op\":\"c\",\"before\"")),
        "member 'op' of payload appears twice");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replace("{\"before\"", "{\"more\":1,\"before\"")),
        "member 'more' of payload is not in the schema");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replaceAll("\"source\":\\{[^}]*}", "\"source\":null")),
        "source is null");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replace("\"lsn\":100", "\"lsn\":-1")),
        "source.lsn: number out of range");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replace("\"lsn\":100", "\"lsn\":\"1\"")),
        "source.lsn: expected an integer, found a string");
    assertRefused(
        KEY,
        document(TABLE.schema(), payload.replace(",\"lsn\":100", "")),
        "member 'lsn' of source is missing");
  }

  @Test
  void sourceTimestampMayBeInMillisecondsAlone() throws MalformedEventException {
    // Given
    String value = TABLE.value("c", ROW).replace("\"ts_us\":1000001", "\"ts_us\":null");

    // When
    ChangeEvent event = TestTable.decode(KEY, value);

    // Then
    assertThat(event.source()).isEqualTo(new SourcePosition(100, 1_000_000, 5));
    assertRefused(
        KEY,
        value.replace("\"ts_ms\":1000,", "\"ts_ms\":9223372036854775807,"),
        "source.ts_ms: number out of range");
  }

  @Test
  void absentPositionIsMinusOne() throws MalformedEventException {
    // Given
    String value =
        TABLE.value("c", ROW).replace("\"txId\":5,\"lsn\":100", "\"txId\":null,\"lsn\":null");

    // When
    ChangeEvent event = TestTable.decode(KEY, value);

    // Then
    assertThat(event.source()).isEqualTo(new SourcePosition(-1, 1_000_001, -1));
  }

  @Test
  void rowMustHaveExactlyTheSchemasColumns() {
    assertRowRefused("{\"id\":1}", "member 'n' of after is missing");
    assertRowRefused("{\"n\":1}", "member 'id' of after is missing");
    assertRowRefused("{\"id\":1,\"n\":2,\"n\":3}", "member 'n' of after appears twice");
    assertRowRefused("{\"id\":1,\"n\":2,\"m\":3}", "member 'm' of after is not in the schema");
    assertRowRefused(
        "{\"id\":1,\"n\":2,\"" + "m".repeat(100) + "\":3}",
        "member '" + "m".repeat(64) + "...' of after is not in the schema");
    assertRowRefused("{\"id\":1,\"n\":null}", "column 'n' (int32): null in a required column");
    assertRowRefused("[1,2]", "expected an object, found an array");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01", "-", "-a", "+1", ".5", "1.", "1e", "1e+", "nul", "truE", "'a'", "NaN", "--1"
      })
  void valueThatIsNotJsonIsRefused(String value) throws MalformedEventException {
    for (String type : new String[] {"int32", "double", "boolean", "string"}) {
      TestTable table =
          TestTable.withId(column("x", "\"type\":\"" + type + "\",\"optional\":true"));
      // The first event of a schema is checked as a whole; a later one while it is read.
      ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);
      String key = table.key("{\"id\":1}");
      TestTable.decode(decoder, key, table.value("c", table.row("null")));
      String malformed = table.value("c", table.row(value));
      assertThatThrownBy(() -> TestTable.decode(key, malformed))
          .isInstanceOf(MalformedEventException.class)
          .hasMessageStartingWith("not valid JSON: ");
      assertThatThrownBy(() -> TestTable.decode(decoder, key, malformed))
          .isInstanceOf(MalformedEventException.class)
          .hasMessageStartingWith("column 'x' (");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01",
        "0x1",
        "-",
        "1.",
        "nul",
        "'a'",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "[1,]",
        "[",
        "{\"a\":1",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "1 2",
        "{1:2}",
        "[1}",
        "\"\\ud83d\"",
        "tru"
      })
  void skippedPartsMustBeJsonToo(String before) {
    // Given
    String value = TABLE.value("c", ROW).replace("\"before\":null", "\"before\":" + before);

    // When, Then
    assertThatThrownBy(() -> TestTable.decode(KEY, value))
        .isInstanceOf(MalformedEventException.class);
  }

  @Test
  void deepNestingIsRefused() {
    // Given
    String value =
        TABLE
            .value("c", ROW)
            .replace("\"before\":null", "\"before\":" + "[".repeat(100_000) + "]".repeat(100_000));

    // When, Then
    assertRefused(KEY, value, "JSON nested more than 64 levels deep");
  }

  @Test
  void malformedUtf8IsRefused() {
    // Given
    TestTable table = TestTable.withId(column("x", "\"type\":\"string\",\"optional\":true"));
    byte[] value = table.value("c", table.row("\"####\"")).getBytes(StandardCharsets.ISO_8859_1);
    int at = new String(value, StandardCharsets.ISO_8859_1).indexOf("####");
    int[][] malformed = {
      {0x80},
      {0xC3},
      {0xC0, 0x80},
      {0xC1, 0xBF},
      {0xE0, 0x80, 0x80},
      {0xED, 0xA0, 0x80},
      {0xE2, 0x82},
      {0xF0, 0x80, 0x80, 0x80},
      {0xF4, 0x90, 0x80, 0x80},
      {0xF5, 0x80, 0x80, 0x80},
      {0xFF}
    };

    for (int[] bytes : malformed) {
      byte[] broken = value.clone();
      for (int i = 0; i < bytes.length; i++) {
        broken[at + i] = (byte) bytes[i];
      }

      // When, Then
      assertThatThrownBy(
              () ->
                  new ChangeEventDecoder(1 << 20)
                      .decode(TOPIC, TestTable.bytes(table.key("{\"id\":1}")), broken))
          .isInstanceOf(MalformedEventException.class)
          .hasMessage("malformed UTF-8 at byte " + at);
    }
  }

  @Test
  void keyMustBeThereAndFitTheRow() {
    String value = TABLE.value("c", ROW);
    assertRefused(null, value, "no key: table public.things needs a primary key");
    assertRefused(
        "{\"id\":1}",
        value,
        "key: no schema (set key.converter.schemas.enable=true in Kafka Connect)");
    assertRefused(TABLE.key("null"), value, "key: expected an object, found null");
    assertRefused(TABLE.key("{}"), value, "key: member 'id' of key is missing");
    assertRefused(
        TABLE.key("{\"id\":null}"), value, "key: column 'id' (int64): null in a required column");
    assertRefused(
        TABLE.key("{\"id\":2}"), value, "key column 'id' differs between the key and the row");
    assertRefused(
        KEY + "x",
        value,
        "key: unexpected content after the end of the JSON value, at byte " + KEY.length());
    assertRefused(
        KEY.substring(0, 50), value, "key: not valid JSON: it ends too early, after 50 bytes");
    assertRefused(
        document("{\"type\":\"struct\",\"fields\":[]}", "{}"), value, "key: it has no columns");
    assertRefused(document("{\"type\":\"int64\"}", "1"), value, "key: it has no columns");
    assertRefused(
        KEY.replace("\"id\"", "\"no\""), value, "key column 'no' is missing from the row");
    assertRefused(
        KEY.replace("int64", "int32"),
        value,
        "key column 'id' is int32 in the key and int64 in the row");
  }

  @Test
  void keyColumnThatMayBeNullMustNotBeNull() {
    // Given
    TestTable table = new TestTable(List.of(TestTable.ID.replace("false", "true")));

    // When, Then
    assertThatThrownBy(() -> TestTable.decode(table.key("{\"id\":null}"), table.value("d", "null")))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("key column 'id' is null");
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] key = KEY.getBytes(StandardCharsets.UTF_8);
    byte[] value = TABLE.value("c", ROW).getBytes(StandardCharsets.UTF_8);
    ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);
    for (int length = 0; length < value.length; length++) {
      byte[] truncated = Arrays.copyOf(value, length);
      assertThatThrownBy(() -> decoder.decode(TOPIC, key, truncated))
          .isInstanceOf(MalformedEventException.class)
          .hasMessageContaining("it ends too early");
    }
  }
}
