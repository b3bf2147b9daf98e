package io.lakehousecdc.loadgen.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotChanges;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.DeleteLoader;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.formats.FormatModelRegistry;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/**
 * Follows a table from snapshot to snapshot and reads what each one changes, and nothing else: the
 * keys in its added data files, and the deleted positions of those rows that somebody asks for.
 */
final class LakeFollower {

  /** Takes the rows of added data files. */
  @FunctionalInterface
  interface Rows {
    /**
     * @param committedMicros when the source committed the row, -1 if unknown
     */
    void row(int id, long version, Watched.Location location, long committedMicros);
  }

  private static final String ID = "id";
  private static final String VERSION = "version";
  private static final String SOURCE = "_cdc";
  private static final String COMMITTED = "ts";
  private static final String NEWEST_CHANGE = "cdc.source-ts";
  private static final int MOST_SNAPSHOTS = 10_000;

  private final Table table;
  private @Nullable Long last;
  private @Nullable Snapshot changed;
  private @Nullable SnapshotChanges changes;

  private LakeFollower(Table table, @Nullable Long last) {
    this.table = table;
    this.last = last;
  }

  /** Begins after a snapshot; null for the begin of the table. */
  static LakeFollower after(@Nullable Snapshot snapshot, Table table) {
    return new LakeFollower(table, snapshot == null ? null : snapshot.snapshotId());
  }

  /** Goes on where this one was, with a table that was loaded anew. */
  LakeFollower goOn(Table other) {
    return new LakeFollower(other, last);
  }

  /** Asks the catalog; tells whether there is another snapshot than before. */
  boolean refresh() {
    table.refresh();
    return !Objects.equals(currentId(), last);
  }

  /**
   * The snapshots since the last one that was {@link #passed}, oldest first; null if the way back
   * to it is gone (rolled back, or expired), in which case the current one is passed now.
   */
  @Nullable List<Snapshot> next() {
    List<Snapshot> snapshots = new ArrayList<>();
    @Nullable Snapshot snapshot = table.currentSnapshot();
    while (snapshot != null
        && !Long.valueOf(snapshot.snapshotId()).equals(last)
        && snapshots.size() < MOST_SNAPSHOTS) {
      snapshots.add(snapshot);
      snapshot = snapshot.parentId() == null ? null : table.snapshot(snapshot.parentId());
    }
    boolean whole = snapshot == null ? last == null : snapshots.size() < MOST_SNAPSHOTS;
    if (!whole) {
      last = currentId();
      return null;
    }
    Collections.reverse(snapshots);
    return snapshots;
  }

  /** All of a snapshot was read: it does not come again. */
  void passed(Snapshot snapshot) {
    last = snapshot.snapshotId();
  }

  /** Whether a snapshot only moves rows. */
  static boolean isRewrite(Snapshot snapshot) {
    return DataOperations.REPLACE.equals(snapshot.operation());
  }

  /** Reads the rows of the data files that a snapshot adds. */
  void readAdded(Snapshot snapshot, Rows rows) {
    changes(snapshot).addedDataFiles().forEach(file -> read(file, rows));
  }

  Set<String> removedFiles(Snapshot snapshot) {
    Set<String> removed = new TreeSet<>();
    changes(snapshot).removedDataFiles().forEach(file -> removed.add(file.location()));
    return removed;
  }

  /**
   * Those of the items whose rows a snapshot deletes.
   *
   * @param byFile items by the data file that has their row
   */
  List<Watched> deleted(Snapshot snapshot, Map<String, List<Watched>> byFile) {
    List<Watched> deleted = new ArrayList<>();
    if (byFile.isEmpty()) {
      return deleted;
    }
    removedFiles(snapshot).forEach(file -> deleted.addAll(byFile.getOrDefault(file, List.of())));
    DeleteLoader loader = new BaseDeleteLoader(file -> table.io().newInputFile(file));
    for (DeleteFile deletes : changes(snapshot).addedDeleteFiles()) {
      @Nullable String only = deletes.referencedDataFile();
      Set<String> files = only == null ? byFile.keySet() : Set.of(only);
      for (String file : files) {
        List<Watched> items = byFile.getOrDefault(file, List.of());
        if (!items.isEmpty()) {
          PositionDeleteIndex positions = loader.loadPositionDeletes(List.of(deletes), file);
          items.stream().filter(item -> isAt(item, positions)).forEach(deleted::add);
        }
      }
    }
    return deleted;
  }

  /** When the source committed the newest change that a snapshot holds, in epoch microseconds. */
  static OptionalLong newestChange(Snapshot snapshot) {
    String time = snapshot.summary().get(NEWEST_CHANGE);
    try {
      Instant instant = time == null ? null : Instant.parse(time);
      return instant == null
          ? OptionalLong.empty()
          : OptionalLong.of(instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000);
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** What a snapshot changes; its manifests are read once. */
  private SnapshotChanges changes(Snapshot snapshot) {
    SnapshotChanges known = changes;
    if (known == null || !snapshot.equals(changed)) {
      known = SnapshotChanges.builderFor(table).snapshot(snapshot).build();
      changes = known;
      changed = snapshot;
    }
    return known;
  }

  private static boolean isAt(Watched item, PositionDeleteIndex positions) {
    return item.location != null && positions.isDeleted(item.location.pos());
  }

  private void read(DataFile file, Rows rows) {
    Schema schema = projection(table.schema());
    boolean hasSource = schema.findField(SOURCE) != null;
    String location = file.location();
    long pos = 0;
    try (CloseableIterable<Record> records =
        FormatModelRegistry.<Record, Object>readBuilder(
                file.format(), Record.class, table.io().newInputFile(file))
            .project(schema)
            .reuseContainers()
            .build()) {
      for (Record record : records) {
        long committed = hasSource ? committed((StructLike) record.getField(SOURCE)) : -1;
        Long version = (Long) record.getField(VERSION);
        rows.row(
            (Integer) record.getField(ID),
            version == null ? 0 : version,
            new Watched.Location(location, pos++),
            committed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + location, e);
    }
  }

  private static Schema projection(Schema schema) {
    return schema.select(ID, VERSION, SOURCE + "." + COMMITTED);
  }

  private static long committed(@Nullable StructLike source) {
    @Nullable OffsetDateTime time = source == null ? null : source.get(0, OffsetDateTime.class);
    return time == null ? -1 : Times.micros(time);
  }

  private @Nullable Long currentId() {
    return table.currentSnapshot() == null ? null : table.currentSnapshot().snapshotId();
  }
}
