package io.lakehousecdc.items.list;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statement that reads a part of the list. What a client sent is in the parameters only; the
 * text is made of the pieces in here.
 *
 * @param text with named parameters ({@code :limit})
 */
record ListSql(String text, Map<String, Object> parameters) {

  static ListSql of(ItemFilter filter, ItemOrder order, @Nullable Position after, int limit) {
    Builder builder = new Builder();
    builder.where("name = :name", "name", filter.name());
    builder.prefix(filter.namePrefix());
    builder.where("price >= :minPrice", "minPrice", filter.minPrice());
    builder.where("price <= :maxPrice", "maxPrice", filter.maxPrice());
    builder.where("on_offer = :onOffer", "onOffer", filter.onOffer());
    builder.where("updated_at >= :updatedSince", "updatedSince", filter.updatedSince());
    builder.after(order, after);
    return builder.build(order, limit);
  }

  private static final class Builder {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    void where(String condition, String parameter, @Nullable Object value) {
      if (value != null) {
        conditions.add(condition);
        parameters.put(parameter, value);
      }
    }

    /** A range, and not {@code like}: an index serves it whatever the parameter will be. */
    void prefix(@Nullable String prefix) {
      if (prefix != null && !prefix.isEmpty()) {
        where("name >= :prefix", "prefix", prefix);
        where("name < :prefixEnd", "prefixEnd", PrefixEnd.of(prefix));
      }
    }

    /** A comparison of rows, and not {@code or}: it is one range of the index. */
    void after(ItemOrder order, @Nullable Position after) {
      if (after == null) {
        return;
      }
      String column = order.key().column();
      String sign = order.descending() ? "<" : ">";
      if (order.key().isUnique()) {
        conditions.add("%s %s :afterValue".formatted(column, sign));
      } else {
        conditions.add("(%s, id) %s (:afterValue, :afterId)".formatted(column, sign));
        parameters.put("afterId", after.id());
      }
      parameters.put("afterValue", after.value());
    }

    ListSql build(ItemOrder order, int limit) {
      String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
      String direction = order.descending() ? " desc" : "";
      String ties = order.key().isUnique() ? "" : ", id" + direction;
      parameters.put("limit", limit);
      return new ListSql(
          "select * from items%s order by %s%s%s limit :limit"
              .formatted(where, order.key().column(), direction, ties),
          Map.copyOf(parameters));
    }
  }
}
