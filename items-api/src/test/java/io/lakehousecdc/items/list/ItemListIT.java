package io.lakehousecdc.items.list;

import static io.lakehousecdc.items.ItemsService.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.ItemsService;
import io.lakehousecdc.items.WithItemsService;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {"id", "-id", "name", "-name", "price", "-price", "updated_at", "-updated_at"})
  void linksLeadThroughAllItemsInEveryOrder(String sort) throws SQLException {
    // Given: values that many items share
    service.sql("update items set price = id % 7, description = 'now of different versions'");
    boolean descending = sort.startsWith("-");
    String order =
        "%s %s, id %2$s"
            .formatted(descending ? sort.substring(1) : sort, descending ? "desc" : "asc");

    // When
    List<List<Integer>> pages = pages("/items?limit=40&min_price=2.5&sort=" + sort);

    // Then
    assertThat(pages.stream().flatMap(List::stream))
        .containsExactlyElementsOf(
            ids("select id from items where price >= 2.5 order by " + order));
    assertThat(pages).hasSizeGreaterThan(3);
  }

  @Test
  void everyFilterIsACondition() throws SQLException {
    // Given
    service.sql("update items set on_offer = true where id % 3 = 0");
    String since = json(service.get("/items?limit=1")).get(0).get("updated_at").textValue();
    service.sql("update items set description = 'changed' where name like 'listed 2%'");

    // Then
    assertThat(listed("name=listed+7")).containsExactly("listed 7");
    assertThat(listed("name=listed")).isEmpty();
    assertThat(listed("name_prefix=listed+24"))
        .hasSize(11)
        .allMatch(name -> name.startsWith("listed 24"));
    assertThat(listed("min_price=249.5")).containsExactly("listed 250");
    assertThat(listed("max_price=2&sort=-price")).containsExactly("listed 2", "listed 1");
    assertThat(listed("on_offer=true&limit=1000")).hasSize(count("on_offer"));
    assertThat(listed("on_offer=false&limit=1000")).hasSize(count("not on_offer"));
    assertThat(listed("name_prefix=listed+1&min_price=10&max_price=11"))
        .containsExactly("listed 10", "listed 11");
    assertThat(listed("limit=1000&updated_since=" + since))
        .hasSize(count("updated_at >= timestamptz '%s'".formatted(since)))
        .contains("listed 2");
  }

  @Test
  void namesAreInTheOrderOfTheirCodePoints() {
    // Given
    for (String name : List.of("ä", "Z", "a", "\uD83D\uDE00", "\uFFFD")) {
      service.create("order " + name, "1");
    }

    // Then
    assertThat(listed("name_prefix=order+&sort=name"))
        .containsExactly("order Z", "order a", "order ä", "order \uFFFD", "order \uD83D\uDE00");
  }

  @Test
  void aListOfUnknownParametersIsRefusedWithOneViolationEach() {
    // When
    HttpResponse<String> refused = service.get("/items?sort=color&page=2&after=%00&min_price=x");

    // Then
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json(refused).get("errors"))
        .extracting(error -> error.get("parameter").textValue())
        .containsExactlyInAnyOrder("sort", "page", "min_price");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name=%zz", "name=%", "name=%ff", "%zz=1", "&&=", "sort"})
  void aQueryThatNobodyShouldSendIsNoFault(String query) throws IOException {
    // When: java.net.URI would not have it
    URI items = service.request("/items").build().uri();
    String status;
    try (Socket socket = new Socket(items.getHost(), items.getPort())) {
      String request = "GET /items?%s HTTP/1.1\r\nHost: items\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.formatted(query).getBytes(US_ASCII));
      status = new String(socket.getInputStream().readAllBytes(), UTF_8).lines().toList().get(0);
    }

    // Then
    assertThat(status).matches("HTTP/1.1 (200|400|422) .*");
  }

  private List<String> listed(String query) {
    List<String> names = new ArrayList<>();
    json(service.get("/items?" + query)).forEach(item -> names.add(item.get("name").textValue()));
    return names;
  }

  private int count(String condition) throws SQLException {
    return ids("select count(*) from items where " + condition).get(0);
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
    return ids("select id from items order by id");
  }

  private List<Integer> ids(String sql) throws SQLException {
    List<Integer> ids = new ArrayList<>();
    try (Connection connection = service.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getInt(1));
      }
    }
    return ids;
  }
}
