package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.plan.Positions;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.data.DeleteLoader;
import org.apache.iceberg.deletes.Deletes;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.CloseableIterable;

/**
 * The deleted positions of the data files that were last changed, kept in memory: a commit that
 * adds to a deletion vector needs what it holds already, and the next commit most likely touches
 * the same files.
 *
 * <p>Bounded by the number of positions in it. Beyond that the files that were not touched for the
 * longest time are forgotten, and read again when they are needed.
 */
final class DeletedPositions {

  /** A position takes 2 to 8 bytes in a roaring bitmap, less where they are dense. */
  private static final long MAX_POSITIONS = 8_000_000;

  private final DeleteLoader loader;
  private final LinkedHashMap<Integer, PositionDeleteIndex> byFile =
      new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  DeletedPositions(Table table) {
    this.loader = new BaseDeleteLoader(delete -> table.io().newInputFile(delete));
  }

  /**
   * What is deleted in {@code file} together with {@code added}: a new bitmap that nobody else
   * holds.
   */
  PositionDeleteIndex merge(LiveFile file, Positions added) {
    PositionDeleteIndex merged = Deletes.toPositionIndex(CloseableIterable.empty());
    PositionDeleteIndex present = byFile.get(file.ordinal());
    if (present != null) {
      merged.merge(present);
    } else if (!file.positionDeletes().isEmpty()) {
      merged.merge(loader.loadPositionDeletes(file.positionDeletes(), file.location()));
    }
    added.forEach(merged::delete);
    return merged;
  }

  /** Remembers what is deleted in a data file as of the snapshot that was just committed. */
  void put(int ordinal, PositionDeleteIndex positions) {
    forget(ordinal);
    byFile.put(ordinal, positions);
    size += positions.cardinality();
    Iterator<Map.Entry<Integer, PositionDeleteIndex>> oldest = byFile.entrySet().iterator();
    while (size > MAX_POSITIONS && byFile.size() > 1) {
      size -= oldest.next().getValue().cardinality();
      oldest.remove();
    }
  }

  /** Forgets a data file that is gone, or whose deletes somebody else has changed. */
  void forget(int ordinal) {
    PositionDeleteIndex present = byFile.remove(ordinal);
    if (present != null) {
      size -= present.cardinality();
    }
  }

  void clear() {
    byFile.clear();
    size = 0;
  }
}
