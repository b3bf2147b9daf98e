package io.lakehousecdc.items.list;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement that reads a part of the list. What a client sent is in the parameters only; the
 * text is made of the pieces in here.
 *
 * @param text what follows {@code select … from items}, with {@code $1} and so on
 * @param parameters in that order
 */
record ListSql(String text, List<Object> parameters) {

  static ListSql of(ItemFilter filter, ItemOrder order, @Nullable Position after, int limit) {
    Builder builder = new Builder();
    builder.where("name = ", filter.name());
    builder.prefix(filter.namePrefix());
    builder.where("price >= ", filter.minPrice());
    builder.where("price <= ", filter.maxPrice());
    builder.where("on_offer = ", filter.onOffer());
    builder.where("updated_at >= ", filter.updatedSince());
    builder.after(order, after);
    return builder.build(order, limit);
  }

  private static final class Builder {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    void where(String comparison, @Nullable Object value) {
      if (value != null) {
        conditions.add(comparison + parameter(value));
      }
    }

    /** A range, and not {@code like}: an index serves it whatever the parameter will be. */
    void prefix(@Nullable String prefix) {
      if (prefix != null && !prefix.isEmpty()) {
        where("name >= ", prefix);
        where("name < ", PrefixEnd.of(prefix));
      }
    }

    /** A comparison of rows, and not {@code or}: it is one range of the index. */
    void after(ItemOrder order, @Nullable Position after) {
      if (after == null) {
        return;
      }
      String column = order.key().column();
      String sign = order.descending() ? "<" : ">";
      String value = parameter(after.value());
      conditions.add(
          order.key().isUnique()
              ? "%s %s %s".formatted(column, sign, value)
              : "(%s, id) %s (%s, %s)".formatted(column, sign, value, parameter(after.id())));
    }

    ListSql build(ItemOrder order, int limit) {
      String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
      String direction = order.descending() ? " desc" : "";
      String ties = order.key().isUnique() ? "" : ", id" + direction;
      return new ListSql(
          "%sorder by %s%s%s limit %s"
              .formatted(where, order.key().column(), direction, ties, parameter(limit)),
          List.copyOf(parameters));
    }

    private String parameter(Object value) {
      parameters.add(value);
      return "$" + parameters.size();
    }
  }
}
