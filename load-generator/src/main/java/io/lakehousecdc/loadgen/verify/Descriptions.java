package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.model.Origin;
import org.jspecify.annotations.Nullable;

/** Items in messages. */
final class Descriptions {
  private static final int MOST_CHARACTERS = 80;

  private Descriptions() {}

  /** {@code write 3/17 in version 2 (name 'New Item …', price 5.00)}. */
  static String of(ItemState item, @Nullable Origin origin) {
    String write =
        origin == null
            ? "a foreign item"
            : "write %d/%d".formatted(origin.user(), origin.sequence());
    String version = item.version() == 0 ? "" : " in version " + item.version();
    return "%s%s (name '%s', description '%s', price %d.%02d, on_offer %s)"
        .formatted(
            write,
            version,
            shortened(item.name()),
            shortened(String.valueOf(item.description())),
            item.cents() / 100,
            item.cents() % 100,
            item.onOffer());
  }

  private static String shortened(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
  }
}
