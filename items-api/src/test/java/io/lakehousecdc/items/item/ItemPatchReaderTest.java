package io.lakehousecdc.items.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ItemPatchReaderTest {

  @Test
  void whatIsAbsentOrUnknownIsKept() {
    assertThat(read("{\"id\":7,\"version\":null}"))
        .isEqualTo(new ItemPatch(null, false, null, null, null));
  }

  @Test
  void whatIsThereIsChanged() {
    assertThat(read("{\"name\":\"n\",\"description\":\"\",\"price\":1.50,\"on_offer\":true}"))
        .isEqualTo(new ItemPatch("n", true, "", new BigDecimal("1.5"), true));
  }

  @Test
  void nullRemovesTheDescriptionAndTheOffer() {
    assertThat(read("{\"description\":null,\"on_offer\":null}"))
        .isEqualTo(new ItemPatch(null, true, null, null, false));
  }

  @Test
  void nameAndPriceCannotBeRemoved() {
    assertThatThrownBy(() -> read("{\"name\":null,\"price\":null}"))
        .hasMessage(
            "Invalid request: name must be a string, not null, price must be a number, not null");
  }

  @Test
  void everyViolationIsReportedAtOnce() {
    assertThatThrownBy(
            () -> read("{\"name\":\" \",\"description\":7,\"price\":-1.234,\"on_offer\":\"yes\"}"))
        .hasMessage(
            "Invalid request: name must not be blank, description must be a string, not a number, "
                + "price must not be negative, price must have at most 2 decimal places, "
                + "on_offer must be a boolean, not a string");
  }

  @Test
  void aPatchThatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> read("[]"))
        .hasMessage("Invalid request: the document must be an object, not an array");
    assertThatThrownBy(() -> ItemPatchReader.read(null))
        .hasMessage("Cannot read item: the request has no body");
  }

  private static ItemPatch read(String json) {
    return ItemPatchReader.read(json.getBytes(StandardCharsets.UTF_8));
  }
}
