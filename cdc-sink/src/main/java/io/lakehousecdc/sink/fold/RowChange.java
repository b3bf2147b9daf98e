package io.lakehousecdc.sink.fold;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.RowKey;

/** What a batch does to one row in the end. */
public sealed interface RowChange {
  /** The key of the row. */
  RowKey key();

  /** The event that decided it: the last one of its key. */
  ChangeEvent event();

  /**
   * The row is as in {@code event.after()}, whether it existed before or not.
   *
   * @param key the key of the row
   * @param event a create, read or update
   */
  record Upsert(RowKey key, ChangeEvent event) implements RowChange {}

  /**
   * The row is gone, if it existed at all.
   *
   * @param key the key of the row
   * @param event a delete
   */
  record Remove(RowKey key, ChangeEvent event) implements RowChange {}
}
