package io.lakehousecdc.endtoend.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.endtoend.events.ItemChange.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ItemEventJsonTest {
  private final ItemEventJson json = new ItemEventJson();

  @Test
  void anUpdateCarriesTheWholeRow() throws IOException {
    // When
    JsonNode event = parsed(json.value(new ItemChange(Kind.UPDATE, 42, 3), 17));

    // Then
    ItemRow row = ItemRow.of(42, 3);
    JsonNode after = event.at("/payload/after");
    assertThat(event.at("/payload/op").asText()).isEqualTo("u");
    assertThat(event.at("/payload/before").isNull()).isTrue();
    assertThat(after.get("name").asText()).isEqualTo(row.name());
    assertThat(
            new BigDecimal(
                new BigInteger(Base64.getDecoder().decode(after.get("price").asText())), 2))
        .isEqualTo(row.price());
    assertThat(after.get("created_at").asText()).matches("2026-01-01T00:04:54\\.000042Z");
    assertThat(event.at("/payload/source/lsn").asLong()).isEqualTo(30_000_000 + 17 * 216);
  }

  @Test
  void aDeleteCarriesTheKeyOfTheOldRowOnly() throws IOException {
    // When
    JsonNode event = parsed(json.value(new ItemChange(Kind.DELETE, 42, 3), 0));

    // Then
    assertThat(event.at("/payload/op").asText()).isEqualTo("d");
    assertThat(event.at("/payload/after").isNull()).isTrue();
    assertThat(event.at("/payload/before/id").asInt()).isEqualTo(42);
  }

  @Test
  void theSchemaDescribesThePayload() throws IOException {
    // When
    JsonNode event = parsed(json.value(new ItemChange(Kind.INSERT, 1, 1), 0));

    // Then
    assertThat(event.at("/schema/name").asText()).isEqualTo("lakehouse.public.items.Envelope");
    assertThat(fieldNames(event.at("/schema"))).isEqualTo(names(event.at("/payload")));
    assertThat(fieldNames(event.at("/schema/fields/1")))
        .isEqualTo(names(event.at("/payload/after")));
    assertThat(fieldNames(event.at("/schema/fields/2")))
        .isEqualTo(names(event.at("/payload/source")));
    assertThat(parsed(json.key(9)).at("/payload/id").asInt()).isEqualTo(9);
  }

  private static String fieldNames(JsonNode schema) {
    StringBuilder names = new StringBuilder();
    schema.get("fields").forEach(field -> names.append(field.get("field").asText()).append(' '));
    return names.toString();
  }

  private static String names(JsonNode payload) {
    StringBuilder names = new StringBuilder();
    payload.fieldNames().forEachRemaining(name -> names.append(name).append(' '));
    return names.toString();
  }

  private static JsonNode parsed(byte[] event) throws IOException {
    return new ObjectMapper().readTree(event);
  }
}
