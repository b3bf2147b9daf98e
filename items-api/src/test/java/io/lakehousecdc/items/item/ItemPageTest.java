package io.lakehousecdc.items.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ItemPageTest {

  @Test
  void aPageIsAHundredItemsFromTheFirst() {
    assertThat(ItemPage.of(null, null)).isEqualTo(new ItemPage(100, 0));
    assertThat(ItemPage.of("1000", "2147483647")).isEqualTo(new ItemPage(1000, 2147483647));
  }

  @Test
  void whatIsOutOfRangeIsRefusedBothAtOnce() {
    assertThatThrownBy(() -> ItemPage.of("0", "ten"))
        .hasMessage(
            "Invalid request: limit must be a whole number from 1 to 1000, "
                + "after must be a whole number from 0 to 2147483647");
    assertThatThrownBy(() -> ItemPage.of("1001", null)).hasMessageContaining("limit");
    assertThatThrownBy(() -> ItemPage.of(null, "-1")).hasMessageContaining("after");
  }

  @Test
  void oneRowMoreThanThePageShowsThatAnotherFollows() {
    // Given
    ItemPage page = ItemPage.of("2", "5");
    List<Item> three = items(6, 8, 9);

    // Then
    assertThat(page.rowsToRead()).isEqualTo(3);
    assertThat(page.isFollowed(three)).isTrue();
    assertThat(page.items(three)).isEqualTo(items(6, 8));
    assertThat(page.nextLink(three)).isEqualTo("</items?limit=2&after=8>; rel=\"next\"");
    assertThat(page.isFollowed(items(6, 8))).isFalse();
    assertThat(page.items(items(6, 8))).isEqualTo(items(6, 8));
  }

  private static List<Item> items(int... ids) {
    return IntStream.of(ids)
        .mapToObj(
            id ->
                new Item(
                    id, "n" + id, null, BigDecimal.ONE, false, Instant.EPOCH, Instant.EPOCH, 1))
        .toList();
  }
}
