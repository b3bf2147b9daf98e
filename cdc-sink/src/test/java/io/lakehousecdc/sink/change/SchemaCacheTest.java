package io.lakehousecdc.sink.change;

import static io.lakehousecdc.sink.change.TestTable.column;
import static io.lakehousecdc.sink.change.TestTable.document;
import static io.lakehousecdc.sink.change.TestTable.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A schema is recognized whatever its spelling, and never mistaken for another. */
class SchemaCacheTest {
  private static final TestTable ONE = TestTable.withId();
  private static final TestTable TWO =
      TestTable.withId(column("n", "\"type\":\"int32\",\"optional\":true"));

  private final ChangeEventDecoder decoder = new ChangeEventDecoder(1 << 20);

  private ChangeEvent decode(String key, String value) throws MalformedEventException {
    return Objects.requireNonNull(TestTable.decode(decoder, key, value));
  }

  private ChangeEvent decode(TestTable table, String row) throws MalformedEventException {
    return decode(table.key("{\"id\":1}"), table.value("c", row));
  }

  @Test
  void schemaThatChangesMidStreamGivesAnother() throws MalformedEventException {
    // When
    RowSchema before = decode(ONE, "{\"id\":1}").schema();
    RowSchema after = decode(TWO, "{\"id\":1,\"n\":2}").schema();
    RowSchema old = decode(ONE, "{\"id\":1}").schema();

    // Then
    assertThat(before.columns()).hasSize(1);
    assertThat(after.columns()).hasSize(2);
    assertThat(old).isSameAs(before);
  }

  @Test
  void spellingOfTheDocumentDoesNotMatter() throws MalformedEventException {
    // Given
    String schema = TWO.schema();
    String payload = payload("c", "{\"id\":1,\"n\":2}");
    List<String> spellings =
        List.of(
            document(schema, payload),
            " {\n\"schema\" :\t" + schema + " , \"payload\" : " + payload + " } \r\n",
            "{\"payload\":" + payload + ",\"schema\":" + schema + "}",
            "{\"p\\u0061yload\":" + payload + ",\"\\u0073chema\":" + schema + "}",
            document(schema.replace(",", " , ").replace(":", " : "), payload),
            document(schema.replace("\"version\":2", "\"version\":3"), payload),
            document(schema, payload.replace(",", " , ").replace(":", " : ")),
            document(schema, payload("c", "{\"n\":2,\"id\":1}")),
            document(schema, payload("c", "{\"\\u0069d\":1,\"n\":2}")),
            document(schema, "{\"op\":\"c\"," + payload.substring(1).replace(",\"op\":\"c\"", "")));
    RowSchema first = decode(TWO, "{\"id\":1,\"n\":2}").schema();

    // Twice: a spelling that was seen is recognized by its bytes.
    for (int round = 0; round < 2; round++) {
      for (String spelling : spellings) {
        // When
        ChangeEvent event = decode(TWO.key("{\"id\":1}"), spelling);

        // Then
        assertThat(event.schema()).isSameAs(first);
        assertThat(event.after()).containsExactly(1L, 2);
        assertThat(event.operation()).isEqualTo(Operation.CREATE);
        assertThat(event.sourceTable()).isEqualTo("public.things");
        assertThat(event.source()).isEqualTo(new SourcePosition(100, 1_000_001, 5));
      }
    }
  }

  @Test
  void spellingOfTheKeyDoesNotMatter() throws MalformedEventException {
    // Given
    String value = ONE.value("d", "null");
    List<String> keys =
        List.of(
            ONE.key("{\"id\":1}"),
            ONE.key(" { \"id\" : 1 } "),
            "{\"payload\":{\"id\":1},\"schema\":" + ONE.keySchema() + "}");

    for (String key : keys) {
      // When
      ChangeEvent event = decode(key, value);

      // Then
      assertThat(event.key()).isEqualTo(new LongKey(1));
    }
  }

  @Test
  void evictedSchemaIsReadAgain() throws MalformedEventException {
    // Given
    RowSchema first = decode(ONE, "{\"id\":1}").schema();

    // When
    for (int i = 0; i < 3 * SchemaCache.MAX_ENTRIES; i++) {
      TestTable other = TestTable.withId(column("c" + i, "\"type\":\"int32\",\"optional\":true"));
      assertThat(decode(other, "{\"id\":1,\"c" + i + "\":" + i + "}").after())
          .containsExactly(1L, i);
    }
    RowSchema again = decode(ONE, "{\"id\":1}").schema();

    // Then
    assertThat(again).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void schemaInUseIsNotEvicted() throws MalformedEventException {
    // Given
    RowSchema first = decode(ONE, "{\"id\":1}").schema();

    for (int i = 0; i < 3 * SchemaCache.MAX_ENTRIES; i++) {
      // When
      TestTable other = TestTable.withId(column("c" + i, "\"type\":\"int32\",\"optional\":true"));
      decode(other, "{\"id\":1,\"c" + i + "\":1}");

      // Then
      assertThat(decode(ONE, "{\"id\":1}").schema()).isSameAs(first);
    }
  }

  @Test
  void keySchemaOfAnotherTableWithTheSameRowsGivesAnotherSchema() throws MalformedEventException {
    // Given
    String composite =
        document(
            "{\"type\":\"struct\",\"fields\":["
                + String.join(",", TWO.columns())
                + "],\"optional\":false}",
            "{\"id\":1,\"n\":2}");

    // When
    ChangeEvent byId = decode(TWO, "{\"id\":1,\"n\":2}");
    ChangeEvent byBoth = decode(composite, TWO.value("c", "{\"id\":1,\"n\":2}"));

    // Then
    assertThat(byId.schema().keyOrdinals()).containsExactly(0);
    assertThat(byBoth.schema().keyOrdinals()).containsExactly(0, 1);
    assertThat(byBoth.key()).isEqualTo(RowKey.of(new Object[] {1, 2}));
  }

  @Test
  void topicsDoNotShareSchemas() throws MalformedEventException {
    // Given
    byte[] key = TestTable.bytes(ONE.key("{\"id\":1}"));
    byte[] value = TestTable.bytes(ONE.value("c", "{\"id\":1}"));

    // When
    ChangeEvent a = decoder.decode("a", key, value);
    ChangeEvent b = decoder.decode("b", key, value);
    ChangeEvent aAgain = decoder.decode("a", key, value);

    // Then
    assertThat(b.schema()).isEqualTo(a.schema()).isNotSameAs(a.schema());
    assertThat(aAgain.schema()).isSameAs(a.schema());
  }

  @Test
  void failureLeavesNoTrace() throws MalformedEventException {
    // Given
    decode(ONE, "{\"id\":1}");
    String good = TWO.value("c", "{\"id\":1,\"n\":2}");

    // When, Then
    assertThatThrownBy(() -> decode(TWO, "{\"id\":1,\"n\":\"x\"}"))
        .isInstanceOf(MalformedEventException.class);
    assertThatThrownBy(() -> decode(TWO.key("{\"id\":1}"), good.substring(0, good.length() - 1)))
        .isInstanceOf(MalformedEventException.class);
    assertThat(decode(TWO, "{\"id\":1,\"n\":2}").after()).containsExactly(1L, 2);
    assertThat(decode(ONE, "{\"id\":1}").after()).containsExactly(1L);
  }

  @Test
  void columnNameThatLooksLikeJsonIsOneName() throws MalformedEventException {
    // Given: the JSON text of this name, not escaped, would be that of two members
    TestTable table =
        TestTable.withId(
            column("a\\\":1,\\\"b", "\"type\":\"int32\",\"optional\":true"),
            column("tab\\t\\u0001", "\"type\":\"int32\",\"optional\":true"));
    String key = table.key("{\"id\":1}");

    // When
    ChangeEvent event =
        decode(key, table.value("c", "{\"id\":1,\"a\\\":1,\\\"b\":5,\"tab\\t\\u0001\":6}"));

    // Then
    assertThat(event.schema().columns())
        .extracting(Column::name)
        .containsExactly("id", "a\":1,\"b", "tab\t\u0001");
    assertThat(event.after()).containsExactly(1L, 5, 6);
    assertThatThrownBy(
            () -> decode(key, table.value("c", "{\"id\":1,\"a\":1,\"b\":5,\"tab\\t\\u0001\":6}")))
        .isInstanceOf(MalformedEventException.class)
        .hasMessage("member 'a' of after is not in the schema");
  }
}
