package io.lakehousecdc.items.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.items.problem.Violation;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemDraftsTest {

  @Test
  void everyPlaceOfARepeatedOrTakenNameIsPointedAt() {
    // Given
    ItemDrafts drafts = new ItemDrafts(read("[%s,%s,%s,%s]", "a", "b", "a", "c"));

    // Then
    assertThat(drafts.repeatedNames()).containsExactly("a");
    assertThat(drafts.conflicts(List.of("c", "x")))
        .extracting(Violation::pointer, Violation::code)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("#/0/name", "repeated"),
            org.assertj.core.groups.Tuple.tuple("#/2/name", "repeated"),
            org.assertj.core.groups.Tuple.tuple("#/3/name", "taken"));
  }

  @Test
  void draftsAreWrittenWithTheNamesOfTheColumns() {
    assertThat(new ItemDrafts(read("[%s]", "a")).json())
        .isEqualTo("[{\"name\":\"a\",\"description\":null,\"price\":1,\"on_offer\":false}]");
  }

  @Test
  void violationsNameTheirPlaceInTheArrayAndTheSentenceIsBounded() {
    assertThatThrownBy(() -> read("[%s,7,{\"name\":\"x\",\"price\":-1}]", "a"))
        .hasMessage(
            "Invalid request: 1 must be an object, not a number, 2/price must not be negative");
    assertThatThrownBy(() -> bytes("[" + String.join(",", Collections.nCopies(14, "1")) + "]"))
        .hasMessageEndingWith("9 must be an object, not a number, and 4 more");
  }

  @Test
  void anArrayHoldsOneToAThousandItems() {
    String draft = "{\"name\":\"n\",\"price\":1}";
    assertThat(bytes("[" + String.join(",", Collections.nCopies(1000, draft)) + "]")).hasSize(1000);
    for (int size : new int[] {0, 1001}) {
      assertThatThrownBy(
              () -> bytes("[" + String.join(",", Collections.nCopies(size, draft)) + "]"))
          .hasMessage("Invalid request: the document must hold 1 to 1000 items");
    }
    assertThatThrownBy(() -> bytes(draft))
        .hasMessage("Invalid request: the document must be an array, not an object");
  }

  private static List<ItemDraft> read(String array, String... names) {
    Object[] drafts =
        java.util.Arrays.stream(names).map("{\"name\":\"%s\",\"price\":1}"::formatted).toArray();
    return bytes(array.formatted(drafts));
  }

  private static List<ItemDraft> bytes(String json) {
    return ItemDraftReader.readAll(json.getBytes(StandardCharsets.UTF_8));
  }
}
