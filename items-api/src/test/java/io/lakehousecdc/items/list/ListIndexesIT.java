package io.lakehousecdc.items.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plans of PostgreSQL for the statements of the list, on a table of 10,000 items. */
@WithItemsService
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListIndexesIT {
  private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");

  private final ItemsService service;

  ListIndexesIT(ItemsService service) {
    this.service = service;
  }

  @BeforeAll
  void fillTheTable() throws SQLException {
    service.sql("delete from items");
    service.sql(
        "insert into items (name, price, on_offer, updated_at)"
            + " select md5(n::text), n % 500, n % 2 = 0, timestamptz '2026-01-01Z' + n * interval '1 minute'"
            + " from generate_series(1, 10000) n");
    service.sql("vacuum analyze items");
  }

  @AfterAll
  void emptyTheTable() throws SQLException {
    service.sql("delete from items");
  }

  @ParameterizedTest
  @CsvSource({
    "id, '', items_pkey",
    "-id, '', items_pkey",
    "name, '', ix_items_name",
    "-name, '', ix_items_name",
    "price, '', items_price_id",
    "-price, '', items_price_id",
    "updated_at, '', items_updated_at_id",
    "-updated_at, '', items_updated_at_id",
    "id, on_offer=true, items_pkey",
    "price, on_offer=true, items_price_id",
    "price, min_price=100&max_price=400, items_price_id",
    "-price, min_price=100, items_price_id",
    "name, name_prefix=a, ix_items_name",
    "-name, name_prefix=a, ix_items_name",
    "updated_at, updated_since=2026-01-07T00:00:00Z, items_updated_at_id",
    "-updated_at, updated_since=2026-01-07T00:00:00Z, items_updated_at_id"
  })
  void anIndexGivesEachOrderWithoutASortAtBothEnds(String sort, String filter, String index)
      throws SQLException {
    // Given
    Map<String, List<String>> first = parameters(sort, filter);
    Map<String, List<String>> later = new LinkedHashMap<>(first);
    later.put("after", List.of(cursorInTheMiddle(sort)));

    for (Map<String, List<String>> page : List.of(first, later)) {
      // When
      String plan = plan(ListParameters.page(page).pageSql());

      // Then
      assertThat(plan).contains(index).doesNotContain("Sort").doesNotContain("Seq Scan");
    }
    assertThat(plan(ListParameters.page(later).pageSql())).containsPattern("Index Cond: .* [<>] ");
  }

  @ParameterizedTest
  @CsvSource({
    "name=c4ca4238a0b923820dcc509a6f75849b, ix_items_name",
    "name_prefix=abc, ix_items_name",
    "min_price=499, items_price_id",
    "max_price=0, items_price_id",
    "updated_since=2026-01-07T22:00:00Z, items_updated_at_id"
  })
  void anIndexFindsTheFewItemsOfAFilterInTheDefaultOrder(String filter, String index)
      throws SQLException {
    // When
    String plan = plan(ListParameters.page(parameters("id", filter)).pageSql());

    // Then
    assertThat(plan).contains(index).doesNotContain("Seq Scan");
  }

  @Test
  void theListNeedsTwoIndexesBesideThoseOfTheConstraints() throws SQLException {
    assertThat(rows("select indexname from pg_indexes where tablename = 'items'"))
        .containsExactlyInAnyOrder(
            "items_pkey", "ix_items_name", "items_price_id", "items_updated_at_id");
  }

  private static Map<String, List<String>> parameters(String sort, String filter) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    parameters.put("sort", List.of(sort));
    for (String pair : filter.isEmpty() ? new String[0] : filter.split("&")) {
      parameters.put(pair.split("=")[0], List.of(pair.split("=")[1]));
    }
    return parameters;
  }

  /** Behind some, and before some, of the items that the filters let through. */
  private String cursorInTheMiddle(String sort) {
    ItemOrder order = ItemOrder.parse(sort).orElseThrow();
    String value =
        switch (order.key()) {
          case ID -> "5000";
          case NAME -> "a1";
          case PRICE -> "105";
          case UPDATED_AT -> "2026-01-07T11:00:00Z";
        };
    Object parameter = order.key().parse(value).orElseThrow();
    return new Position(order, 5000, parameter, value).cursor();
  }

  private String plan(ListSql sql) throws SQLException {
    String statement = "select * from items " + PARAMETER.matcher(sql.text()).replaceAll("?");
    return String.join("\n", rows("explain " + statement, sql.parameters().toArray()));
  }

  private List<String> rows(String sql, Object... values) throws SQLException {
    try (Connection connection = service.connect();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> lines = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      return lines;
    }
  }
}
