package io.lakehousecdc.items.list;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An order of the list, written {@code price} or {@code -price}. Items with the same value are in
 * the order of their ids, in the same direction, so that one index serves both directions.
 */
record ItemOrder(SortKey key, boolean descending) {
  static final ItemOrder DEFAULT = new ItemOrder(SortKey.ID, false);

  static Optional<ItemOrder> parse(String text) {
    return all().filter(order -> order.toString().equals(text)).findFirst();
  }

  /** The orders that {@code parse} knows, for a message. */
  static String known() {
    return all().map(ItemOrder::toString).collect(Collectors.joining(", "));
  }

  boolean isDefault() {
    return equals(DEFAULT);
  }

  @Override
  public String toString() {
    return (descending ? "-" : "") + key.column();
  }

  private static Stream<ItemOrder> all() {
    return Arrays.stream(SortKey.values())
        .flatMap(key -> Stream.of(new ItemOrder(key, false), new ItemOrder(key, true)));
  }
}
