package io.lakehousecdc.items.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListSqlTest {

  @Test
  void theListIsReadInTheOrderOfTheIds() {
    // When
    ListSql sql = ListParameters.page(Map.of()).pageSql();

    // Then
    assertThat(sql.text()).isEqualTo("select * from items order by id limit :limit");
    assertThat(sql.parameters()).containsExactlyEntriesOf(Map.of("limit", 101));
  }

  @Test
  void aPageOfEqualValuesBeginsAtAnId() {
    // Given
    ItemOrder order = new ItemOrder(SortKey.PRICE, true);
    Position after = Position.parse("LXByaWNlOjc6MjkuOQ", order).orElseThrow();

    // When
    ListSql sql = ListSql.of(ItemFilter.ALL, order, after, 5);

    // Then
    assertThat(sql.text())
        .isEqualTo(
            "select * from items where (price, id) < (:afterValue, :afterId)"
                + " order by price desc, id desc limit :limit");
    assertThat(sql.parameters())
        .containsOnly(
            Map.entry("afterValue", new BigDecimal("29.9")),
            Map.entry("afterId", 7),
            Map.entry("limit", 5));
  }

  @Test
  void everyConditionHasItsParameterAndNothingOfTheRequestIsInTheText() {
    // When
    ListSql sql =
        ListParameters.page(
                Map.of(
                    "name", List.of("'; drop table items; --"),
                    "name_prefix", List.of("a%_"),
                    "min_price", List.of("-1.5"),
                    "max_price", List.of("10"),
                    "on_offer", List.of("false"),
                    "updated_since", List.of("2026-01-31t10:00:00.0000001+01:00"),
                    "sort", List.of("-name")))
            .pageSql();

    // Then
    assertThat(sql.text())
        .isEqualTo(
            "select * from items where name = :name and name >= :prefix and name < :prefixEnd"
                + " and price >= :minPrice and price <= :maxPrice and on_offer = :onOffer"
                + " and updated_at >= :updatedSince order by name desc limit :limit");
    assertThat(sql.parameters())
        .containsEntry("name", "'; drop table items; --")
        .containsEntry("prefix", "a%_")
        .containsEntry("prefixEnd", "a%`")
        .containsEntry("minPrice", new BigDecimal("-1.5"))
        .containsEntry("onOffer", false)
        .containsEntry("updatedSince", OffsetDateTime.parse("2026-01-31T09:00:00.000001Z"));
  }

  @Test
  void thePrefixEndsBehindAllItsTexts() {
    assertThat(PrefixEnd.of("ab")).isEqualTo("ac");
    assertThat(PrefixEnd.of("a\uD7FF")).isEqualTo("a\uE000");
    assertThat(PrefixEnd.of("a\uFFFF")).isEqualTo("a\uD800\uDC00");
    assertThat(PrefixEnd.of("a\uDBFF\uDFFF")).isEqualTo("b");
    assertThat(PrefixEnd.of("\uDBFF\uDFFF")).isNull();
    assertThat(ListParameters.page(Map.of("name_prefix", List.of(""))).pageSql().text())
        .isEqualTo("select * from items order by id limit :limit");
  }
}
