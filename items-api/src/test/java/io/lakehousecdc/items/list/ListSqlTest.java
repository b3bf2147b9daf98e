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
    assertThat(sql.text()).isEqualTo("order by id limit $1");
    assertThat(sql.parameters()).containsExactly(101);
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
        .isEqualTo("where (price, id) < ($1, $2) order by price desc, id desc limit $3");
    assertThat(sql.parameters()).containsExactly(new BigDecimal("29.9"), 7, 5);
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
            "where name = $1 and name >= $2 and name < $3 and price >= $4 and price <= $5"
                + " and on_offer = $6 and updated_at >= $7 order by name desc limit $8");
    assertThat(sql.parameters())
        .containsExactly(
            "'; drop table items; --",
            "a%_",
            "a%`",
            new BigDecimal("-1.5"),
            new BigDecimal("10"),
            false,
            OffsetDateTime.parse("2026-01-31T09:00:00.000001Z"),
            101);
  }

  @Test
  void thePrefixEndsBehindAllItsTexts() {
    assertThat(PrefixEnd.of("ab")).isEqualTo("ac");
    assertThat(PrefixEnd.of("a\uD7FF")).isEqualTo("a\uE000");
    assertThat(PrefixEnd.of("a\uFFFF")).isEqualTo("a\uD800\uDC00");
    assertThat(PrefixEnd.of("a\uDBFF\uDFFF")).isEqualTo("b");
    assertThat(PrefixEnd.of("\uDBFF\uDFFF")).isNull();
    assertThat(ListParameters.page(Map.of("name_prefix", List.of(""))).pageSql().text())
        .isEqualTo("order by id limit $1");
  }
}
