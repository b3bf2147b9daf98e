package io.lakehousecdc.items.list;

import io.lakehousecdc.items.item.Item;
import io.lakehousecdc.items.item.ItemRows;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The whole list, a chunk at a time: the next one is read when it is asked for, and begins behind
 * the last item of the one before.
 *
 * <p>A cursor of the database would hold a connection, and its snapshot of the table, for as long
 * as the slowest client reads. So a stream is no snapshot: what is written while it runs may be in
 * it or not, and no item is twice in a stream whose order the writes do not change.
 */
@Singleton
class ItemChunks {
  static final int ROWS = 1000;

  private final ItemRows rows;

  ItemChunks(ItemRows rows) {
    this.rows = rows;
  }

  Multi<List<Item>> of(ItemFilter filter, ItemOrder order, @Nullable Position after) {
    Executor loop = onThisContext();
    return Multi.createBy()
        .repeating()
        .uni(
            () -> new AtomicReference<@Nullable Position>(after),
            place -> {
              ListSql sql = ListSql.of(filter, order, place.get(), ROWS);
              return read(sql, loop).invoke(chunk -> advance(place, chunk, order));
            })
        .whilst(chunk -> chunk.size() == ROWS);
  }

  private Uni<List<Item>> read(ListSql sql, Executor loop) {
    return rows.select(sql.text(), sql.parameters()).runSubscriptionOn(loop);
  }

  private static void advance(
      AtomicReference<@Nullable Position> place, List<Item> chunk, ItemOrder order) {
    if (!chunk.isEmpty()) {
      place.set(Position.behind(chunk.get(chunk.size() - 1), order));
    }
  }

  /** Chunks are read on the event loop of their request, whichever thread has written the last. */
  private static Executor onThisContext() {
    Context context = Vertx.currentContext();
    return task -> context.runOnContext(ignored -> task.run());
  }
}
