package io.lakehousecdc.items.item;

import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How rows of {@code items} become items. */
final class ItemRow {
  /** What every statement answers, in this order. */
  static final String COLUMNS =
      "items.id, items.name, description, price, on_offer, created_at, updated_at, version";

  private ItemRow() {}

  /** The item of the only row; null if there is none. */
  static @Nullable Item first(RowSet<?> rows) {
    Iterator<Row> row = plain(rows).iterator();
    return row.hasNext() ? item(row.next()) : null;
  }

  static List<Item> all(RowSet<?> rows) {
    List<Item> items = new ArrayList<>(rows.size());
    for (Row row : plain(rows)) {
      items.add(item(row));
    }
    return items;
  }

  private static Item item(Row row) {
    return new Item(
        row.getInteger(0),
        row.getString(1),
        row.getString(2),
        row.getBigDecimal(3),
        row.getBoolean(4),
        row.getOffsetDateTime(5).toInstant(),
        row.getOffsetDateTime(6).toInstant(),
        row.getLong(7));
  }

  /** Without Mutiny's rows around them: a list has many. */
  @SuppressWarnings("unchecked")
  private static Iterable<Row> plain(RowSet<?> rows) {
    return (Iterable<Row>) rows.getDelegate();
  }
}
