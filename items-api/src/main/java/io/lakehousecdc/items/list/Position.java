package io.lakehousecdc.items.list;

import io.lakehousecdc.items.item.Item;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A place between two items of an ordered list: behind the item with this value and id.
 *
 * <p>Clients get it as a cursor: the plain id in the default order, and otherwise {@code
 * order:id:value} in base64url, which names its order, so that it cannot be used in another one.
 *
 * @param value of the order's column, as a parameter of a statement
 * @param text the same as {@link SortKey#text} writes it
 */
record Position(ItemOrder order, int id, Object value, String text) {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  static Position behind(Item item, ItemOrder order) {
    return of(order, item.id(), order.key().text(item)).orElseThrow();
  }

  /** Empty for a text that is no cursor of this order, or not spelled as {@link #cursor} does. */
  static Optional<Position> parse(String cursor, ItemOrder order) {
    return (order.isDefault() ? ofId(cursor) : ofText(decoded(cursor), order))
        .filter(position -> position.cursor().equals(cursor));
  }

  String cursor() {
    if (order.isDefault()) {
      return text;
    }
    String plain = order + ":" + id + ":" + text;
    return ENCODER.encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<Position> ofId(String text) {
    return Values.integer(text).flatMap(id -> of(ItemOrder.DEFAULT, id, Integer.toString(id)));
  }

  private static Optional<Position> ofText(String plain, ItemOrder order) {
    String[] parts = plain.split(":", 3);
    if (parts.length < 3 || !parts[0].equals(order.toString())) {
      return Optional.empty();
    }
    return Values.integer(parts[1]).flatMap(id -> of(order, id, parts[2]));
  }

  static Optional<Position> of(ItemOrder order, int id, String text) {
    return order.key().parse(text).map(value -> new Position(order, id, value, text));
  }

  /** Empty for what is no base64url of a text. */
  private static String decoded(String cursor) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return "";
    }
  }
}
