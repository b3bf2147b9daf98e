package io.lakehousecdc.items.list;

import io.lakehousecdc.items.item.Item;
import java.util.Optional;
import java.util.function.Function;

/** A column that the list can be sorted by, because an index holds its rows in that order. */
enum SortKey {
  ID("id", item -> Integer.toString(item.id()), Values::integer),
  NAME("name", Item::name, Values::text),
  PRICE("price", item -> item.price().toPlainString(), Values::price),
  UPDATED_AT("updated_at", item -> item.updatedAt().toString(), Values::time);

  private final String column;
  private final Function<Item, String> text;
  private final Function<String, Optional<?>> parser;

  SortKey(String column, Function<Item, String> text, Function<String, Optional<?>> parser) {
    this.column = column;
    this.text = text;
    this.parser = parser;
  }

  String column() {
    return column;
  }

  /** Whether no two rows have the same value, so that the id need not decide between them. */
  boolean isUnique() {
    return this == ID || this == NAME;
  }

  /** The item's value; nothing is lost of it. */
  String text(Item item) {
    return text.apply(item);
  }

  /** The value as a parameter of a statement; empty for a text that is no value of the column. */
  Optional<?> parse(String value) {
    return parser.apply(value);
  }
}
