package io.lakehousecdc.endtoend.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * A reader that follows a table: each call reads the integer keys in the data files that were added
 * since the call before it, and nothing else. Snapshots that only move rows (a compaction) add no
 * key.
 */
public final class AddedKeys {
  private final Table table;
  private final Schema projection;
  private @Nullable Long seen;

  /**
   * @param table at the snapshot after which to begin
   * @param keyColumn of type int
   */
  public AddedKeys(Table table, String keyColumn) {
    this.table = table;
    this.projection = table.schema().select(keyColumn);
    this.seen = id(table.currentSnapshot());
  }

  /**
   * Asks the catalog for the current snapshot; whether it is another one than the last that was
   * {@link #read}.
   */
  public boolean refresh() {
    table.refresh();
    Long current = id(table.currentSnapshot());
    return current != null && !current.equals(seen);
  }

  /**
   * Gives the keys that the current snapshot, as of the last {@link #refresh}, has more than the
   * one before.
   */
  public void read(IntConsumer keys) {
    Long current = id(table.currentSnapshot());
    if (current == null) {
      return;
    }
    List<Snapshot> snapshots = new ArrayList<>();
    SnapshotUtil.ancestorsBetween(table, current, seen).forEach(snapshots::add);
    Collections.reverse(snapshots);
    for (Snapshot snapshot : snapshots) {
      if (!DataOperations.REPLACE.equals(snapshot.operation())) {
        snapshot.addedDataFiles(table.io()).forEach(file -> read(file, keys));
      }
    }
    seen = current;
  }

  private void read(DataFile file, IntConsumer keys) {
    try (CloseableIterable<Record> rows =
        FormatModelRegistry.<Record, Object>readBuilder(
                file.format(), Record.class, table.io().newInputFile(file))
            .project(projection)
            .reuseContainers()
            .build()) {
      rows.forEach(row -> keys.accept(row.get(0, Integer.class)));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file.location(), e);
    }
  }

  private static @Nullable Long id(@Nullable Snapshot snapshot) {
    return snapshot == null ? null : snapshot.snapshotId();
  }
}
