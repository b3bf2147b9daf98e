package io.lakehousecdc.items.list;

import io.lakehousecdc.items.item.Item;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the list.
 *
 * <p>A keyset and not an offset: a page costs the same wherever it is, and no item is seen twice or
 * missed because others were written between two pages.
 *
 * @param after the place before the first item; null is the begin of the list
 * @param limit items in a page
 * @param kept the parameters that the next page has in common with this one, as they were sent
 */
record ListQuery(
    ItemFilter filter,
    ItemOrder order,
    @Nullable Position after,
    int limit,
    Map<String, String> kept) {

  /** One row more than the page holds shows that another page follows. */
  ListSql pageSql() {
    return ListSql.of(filter, order, after, limit + 1);
  }

  boolean isFollowed(List<Item> rows) {
    return rows.size() > limit;
  }

  List<Item> items(List<Item> rows) {
    return isFollowed(rows) ? rows.subList(0, limit) : rows;
  }

  /** The {@code Link} header (RFC 8288) to the page after this one. */
  String nextLink(List<Item> rows) {
    String parameters =
        kept.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()) + "&")
            .collect(Collectors.joining());
    String cursor = Position.behind(rows.get(limit - 1), order).cursor();
    return "</items?%slimit=%d&after=%s>; rel=\"next\"".formatted(parameters, limit, cursor);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
