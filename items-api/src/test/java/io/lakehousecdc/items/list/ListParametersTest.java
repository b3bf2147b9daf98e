package io.lakehousecdc.items.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.items.item.Item;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {

  @ParameterizedTest
  @CsvSource({
    "limit, 0",
    "limit, 1001",
    "limit, ten",
    "after, 2147483648",
    "after, 007",
    "after, +7",
    "min_price, 1e9",
    "min_price, 1.005",
    "max_price, 12345678901",
    "max_price, NaN",
    "on_offer, TRUE",
    "on_offer, 1",
    "updated_since, 2026-01-31",
    "updated_since, 2026-02-30T00:00:00Z",
    "updated_since, 2026-01-31T00:00:00",
    "updated_since, 2026-01-31T00:00:00 01:00",
    "sort, Price",
    "sort, +price",
    "sort, 'price,id'",
    "limits, 1"
  })
  void whatAParameterCannotBeIsOneViolationOfIt(String name, String value) {
    assertThatThrownBy(() -> page(name, value)).hasMessageStartingWith("Invalid request: " + name);
  }

  @Test
  void allViolationsAreReportedAtOnceAndEachParameterOnce() {
    // Given
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("name", List.of("a\0"));
    parameters.put("sort", List.of("color"));
    parameters.put("after", List.of("x"));
    parameters.put("limit", List.of("1", "2"));
    parameters.put("page", List.of("3", "4"));

    // Then
    assertThatThrownBy(() -> ListParameters.page(parameters))
        .hasMessage(
            "Invalid request: name must not hold U+0000, sort must be one of id, -id, name, -name,"
                + " price, -price, updated_at, -updated_at, limit must be given once,"
                + " page is no parameter of the list");
  }

  @Test
  void aStreamHasNoLimit() {
    assertThatThrownBy(() -> ListParameters.stream(Map.of("limit", List.of("5"))))
        .hasMessage("Invalid request: limit is not for a stream, which holds the whole list");
  }

  @ParameterizedTest
  @EnumSource(SortKey.class)
  void aCursorIsReadInItsOwnOrderOnly(SortKey key) {
    for (boolean descending : new boolean[] {false, true}) {
      // Given
      ItemOrder order = new ItemOrder(key, descending);
      Position position = Position.behind(item(7), order);

      // Then
      assertThat(Position.parse(position.cursor(), order)).hasValue(position);
      assertThat(Position.parse(position.cursor(), new ItemOrder(key, !descending))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "price",
        "price:7",
        "price:7:",
        "price:x:1",
        "price:007:1",
        "price:7:1e9",
        "price:7:1:2",
        "-price:7:1",
        "name:7:1"
      })
  void whatNoPageEverHadIsNoCursor(String plain) {
    String cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(
            () -> ListParameters.page(Map.of("sort", List.of("price"), "after", List.of(cursor))))
        .hasMessage(
            "Invalid request: after must be taken from a Link header of the list sorted by price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "cHJpY2U6NzoyOS45=", "cHJpY2U6NzoyOS45==", "cHJp Y2U", "gICA"})
  void whatIsNoBase64OfATextIsNoCursor(String cursor) {
    assertThat(Position.parse(cursor, new ItemOrder(SortKey.PRICE, false))).isEmpty();
  }

  @Test
  void oneRowMoreThanThePageShowsThatAnotherFollows() {
    // Given
    ListQuery two = ListParameters.page(Map.of("limit", List.of("2"), "after", List.of("5")));

    // Then
    assertThat(two.isFollowed(items(6, 8, 9))).isTrue();
    assertThat(two.items(items(6, 8, 9))).isEqualTo(items(6, 8));
    assertThat(two.nextLink(items(6, 8, 9))).isEqualTo("</items?limit=2&after=8>; rel=\"next\"");
    assertThat(two.isFollowed(items(6, 8))).isFalse();
    assertThat(two.items(items(6, 8))).isEqualTo(items(6, 8));
  }

  @Test
  void theLinkKeepsTheFilters() {
    // Given
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("after", List.of(Position.behind(item(1), order("-price")).cursor()));
    parameters.put("name_prefix", List.of("é &=+"));
    parameters.put("sort", List.of("-price"));
    parameters.put("limit", List.of("1"));

    // Then
    assertThat(ListParameters.page(parameters).nextLink(items(7, 6)))
        .isEqualTo(
            "</items?name_prefix=%C3%A9+%26%3D%2B&sort=-price&limit=1&after="
                + Position.behind(item(7), order("-price")).cursor()
                + ">; rel=\"next\"");
  }

  private static ListQuery page(String name, String value) {
    return ListParameters.page(Map.of(name, List.of(value)));
  }

  private static ItemOrder order(String text) {
    return ItemOrder.parse(text).orElseThrow();
  }

  private static List<Item> items(int... ids) {
    return IntStream.of(ids).mapToObj(ListParametersTest::item).toList();
  }

  private static Item item(int id) {
    return new Item(
        id,
        "a: n" + id,
        null,
        new BigDecimal("29.90"),
        false,
        Instant.EPOCH,
        Instant.EPOCH.plusNanos(1000),
        1);
  }
}
