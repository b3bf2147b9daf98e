package io.lakehousecdc.items.item;

import static io.lakehousecdc.items.ItemsService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithItemsService
class ItemListIT {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  private final ItemsService service;

  ItemListIT(ItemsService service) {
    this.service = service;
  }

  @BeforeEach
  void fillTheTable() throws SQLException {
    service.sql("delete from items");
    service.sql(
        "insert into items (name, price) select 'listed ' || n, n from generate_series(1, 250) n");
  }

  @Test
  void linksLeadThroughAllItemsInTheOrderOfTheirIds() throws SQLException {
    // Given: updated rows move to the end of the table, and must not in the list
    service.sql("update items set price = 0 where name = 'listed 1'");

    // When
    List<List<Integer>> pages = pages("/items?limit=60");

    // Then
    assertThat(pages).extracting(List::size).containsExactly(60, 60, 60, 60, 10);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(idsInTable());
  }

  @Test
  void aPageHoldsAHundredItemsUnlessToldOtherwise() {
    assertThat(pages("/items")).extracting(List::size).containsExactly(100, 100, 50);
  }

  @Test
  void thePageThatHoldsTheLastItemHasNoLink() {
    assertThat(pages("/items?limit=125")).extracting(List::size).containsExactly(125, 125);
    assertThat(pages("/items?limit=1000")).extracting(List::size).containsExactly(250);
  }

  @Test
  void deletesAndInsertsBetweenPagesMoveNoItem() throws SQLException {
    // Given
    List<Integer> ids = idsInTable();
    HttpResponse<String> first = service.get("/items?limit=100");

    // When
    service.delete("/items/" + ids.get(10));
    service.create("inserted between pages", "1");

    // Then
    assertThat(ids(service.get(next(first).orElseThrow()))).isEqualTo(ids.subList(100, 200));
  }

  @Test
  void anEmptyListIsAnEmptyArray() throws SQLException {
    // When
    service.sql("delete from items");

    // Then
    assertThat(service.get("/items").body()).isEqualTo("[]");
  }

  private List<List<Integer>> pages(String path) {
    List<List<Integer>> pages = new ArrayList<>();
    Optional<String> next = Optional.of(path);
    while (next.isPresent()) {
      HttpResponse<String> page = service.get(next.get());
      pages.add(ids(page));
      next = next(page);
    }
    return pages;
  }

  private static Optional<String> next(HttpResponse<String> page) {
    return page.headers()
        .firstValue("Link")
        .map(NEXT::matcher)
        .filter(Matcher::matches)
        .map(link -> link.group(1));
  }

  private static List<Integer> ids(HttpResponse<String> page) {
    List<Integer> ids = new ArrayList<>();
    json(page).forEach(item -> ids.add(item.get("id").intValue()));
    return ids;
  }

  private List<Integer> idsInTable() throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Connection connection = service.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select id from items order by id")) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }
}
