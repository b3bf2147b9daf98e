package io.lakehousecdc.launcher.lake;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.lake.History.SnapshotTime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/** A table at one snapshot; before the first snapshot it is empty. */
public final class TableAt {
  private final Table table;
  private final @Nullable Snapshot snapshot;

  private TableAt(Table table, @Nullable Snapshot snapshot) {
    this.table = table;
    this.snapshot = snapshot;
  }

  /** The table as it is. */
  public static TableAt now(Table table) {
    return new TableAt(table, table.currentSnapshot());
  }

  /** The table as it was. */
  public static TableAt asOf(Table table, AsOf asOf) {
    Stream<SnapshotTime> snapshots =
        StreamSupport.stream(table.snapshots().spliterator(), false)
            .map(s -> new SnapshotTime(s.snapshotId(), Instant.ofEpochMilli(s.timestampMillis())));
    Stream<SnapshotTime> current =
        table.history().stream()
            .map(h -> new SnapshotTime(h.snapshotId(), Instant.ofEpochMilli(h.timestampMillis())));
    String name = table.name().substring(table.name().indexOf('.') + 1); // without the catalog's
    long id = new History(name, snapshots.toList(), current.toList()).resolve(asOf);
    return new TableAt(table, table.snapshot(id));
  }

  /** The snapshot; empty before the table's first one. */
  public Optional<Snapshot> snapshot() {
    return Optional.ofNullable(snapshot);
  }

  /** The columns that the table had at the snapshot. */
  public Schema schema() {
    return snapshot == null ? table.schema() : SnapshotUtil.schemaFor(table, snapshot.snapshotId());
  }

  /** The rows that fulfil a condition, in no order, with at least these columns. */
  public CloseableIterable<Record> rows(List<String> columns, Expression condition) {
    if (snapshot == null) {
      return CloseableIterable.empty();
    }
    return IcebergGenerics.read(table)
        .useSnapshot(snapshot.snapshotId())
        .select(columns)
        .where(condition)
        .build();
  }

  /**
   * How many rows fulfil a condition. Without one it is known from the metadata, and no row is
   * read.
   */
  public long count(Expression condition) throws IOException {
    if (snapshot == null) {
      return 0;
    }
    OptionalLong known =
        condition.isEquivalentTo(Expressions.alwaysTrue())
            ? countFromMetadata()
            : OptionalLong.empty();
    if (known.isPresent()) {
      return known.getAsLong();
    }
    List<String> narrowest = List.of(schema().columns().get(0).name());
    long count = 0;
    try (CloseableIterable<Record> rows = rows(narrowest, condition)) {
      for (Record ignored : rows) {
        count++;
      }
    }
    return count;
  }

  /**
   * A deletion vector removes exactly as many rows of its one data file as it has positions; any
   * other kind of delete file may name a row twice or not at all, so that its rows have to be read.
   */
  private OptionalLong countFromMetadata() throws IOException {
    long count = 0;
    long id = snapshot().orElseThrow().snapshotId();
    try (CloseableIterable<FileScanTask> tasks = table.newScan().useSnapshot(id).planFiles()) {
      for (FileScanTask task : tasks) {
        count += task.file().recordCount();
        for (DeleteFile deletes : task.deletes()) {
          if (deletes.format() != FileFormat.PUFFIN) {
            return OptionalLong.empty();
          }
          count -= deletes.recordCount();
        }
      }
    }
    return OptionalLong.of(count);
  }

  /** The columns of these names, or all; fails with the names that there are. */
  public List<String> columns(List<String> wanted) {
    Schema schema = schema();
    List<String> all = schema.columns().stream().map(column -> column.name()).toList();
    for (String name : wanted) {
      if (schema.findField(name) == null) {
        throw new CommandFailure(
            "Unknown column (supported: " + String.join(", ", all) + "): " + name);
      }
    }
    return wanted.isEmpty() ? all : wanted;
  }
}
