package io.lakehousecdc.items.list;

import io.lakehousecdc.items.item.Item;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Function;

/** The text of one list that is written in chunks. Not for use by two threads at once. */
final class ItemText {
  private final Function<Item, String> text;
  private final boolean array;
  private boolean begun;

  private ItemText(Function<Item, String> text, boolean array) {
    this.text = text;
    this.array = array;
  }

  /** {@code [item,item]} */
  static ItemText array(Function<Item, String> text) {
    return new ItemText(text, true);
  }

  /** An item and a line feed, for each item (NDJSON). */
  static ItemText lines(Function<Item, String> text) {
    return new ItemText(text, false);
  }

  Buffer of(List<Item> items) {
    Buffer buffer = Buffer.buffer();
    for (Item item : items) {
      if (array) {
        buffer.appendString(begun ? "," : "[");
      }
      begun = true;
      buffer.appendString(text.apply(item));
      if (!array) {
        buffer.appendString("\n");
      }
    }
    return buffer;
  }

  Buffer end() {
    return Buffer.buffer(!array ? "" : begun ? "]" : "[]");
  }
}
