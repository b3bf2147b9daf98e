package io.lakehousecdc.items.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemDraftReaderTest {
  private static final String EMOJI = "😀";

  @Test
  void readsWhatAClientMaySetAndIgnoresTheRest() {
    // When
    ItemDraft draft =
        read(
            "{\"id\":null,\"name\":\"n\",\"description\":\"\",\"price\":1.50,\"on_offer\":true,\"x\":[]}");

    // Then
    assertThat(draft).isEqualTo(new ItemDraft("n", "", new BigDecimal("1.5"), true));
  }

  @Test
  void aNullDescriptionOrOfferIsAnAbsentOne() {
    assertThat(read("{\"name\":\"n\",\"price\":1,\"description\":null,\"on_offer\":null}"))
        .isEqualTo(read("{\"name\":\"n\",\"price\":1}"));
  }

  @Test
  void lengthIsCountedInCharactersAsPostgresDoes() {
    assertThat(read(named(EMOJI.repeat(255))).name()).isEqualTo(EMOJI.repeat(255));
    assertThatThrownBy(() -> read(named(EMOJI.repeat(256))))
        .hasMessage("Invalid request: name must have at most 255 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9999999999.99", "1e9", "0.01", "10.0000", "0e-400", "0e400"})
  void aPriceThatFitsTheColumnIsReadExactly(String price) {
    assertThat(read(priced(price)).price()).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    "9999999999.995, must have at most 2 decimal places",
    "0.001, must have at most 2 decimal places",
    "1e-2147483647, must have at most 2 decimal places",
    "10000000000, must be at most 9999999999.99",
    "1e400, must be at most 9999999999.99",
    "1e2147483647, must be at most 9999999999.99",
    "-0.01, must not be negative",
    "null, 'must be a number, not null'",
    "true, 'must be a number, not a boolean'",
    "'\"1\"', 'must be a number, not a string'",
    "[], 'must be a number, not an array'",
    "{}, 'must be a number, not an object'"
  })
  void aPriceThatDoesNotFitIsRefusedAndNeverRounded(String price, String reason) {
    assertThatThrownBy(() -> read(priced(price))).hasMessage("Invalid request: price " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "'', name must not be blank",
    "' \\t', name must not be blank",
    "a\\u0000b, name must not hold U+0000 or half of a surrogate pair",
    "\\ud800, name must not hold U+0000 or half of a surrogate pair"
  })
  void aNameThatCannotBeStoredAsItIsIsRefused(String name, String reason) {
    assertThatThrownBy(() -> read(named(name))).hasMessage("Invalid request: " + reason);
  }

  @Test
  void absentFieldsAreAllNamed() {
    assertThatThrownBy(() -> read("{}"))
        .hasMessage("Invalid request: name is required, price is required");
  }

  @Test
  void aBodyThatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> read("[]"))
        .hasMessage("Invalid request: the document must be an object, not an array");
    assertThatThrownBy(() -> ItemDraftReader.read(null))
        .hasMessage("Cannot read item: the request has no body");
    assertThatThrownBy(() -> read("{\"name\""))
        .hasMessage("Cannot read item: malformed JSON at line 1, column 8");
    assertThatThrownBy(() -> read(priced("1e99999999999")))
        .hasMessage("Cannot read item: a number is too large to be read");
  }

  private static String named(String name) {
    return "{\"name\":\"%s\",\"price\":1}".formatted(name);
  }

  private static String priced(String price) {
    return "{\"name\":\"n\",\"price\":%s}".formatted(price);
  }

  private static ItemDraft read(String json) {
    return ItemDraftReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
