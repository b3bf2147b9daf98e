package io.lakehousecdc.sink.plan;

import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.fold.BatchFold;
import io.lakehousecdc.sink.fold.RowChange;
import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one commit does to a table.
 *
 * <p>A changed row is never rewritten where it stands: its old position joins the deletes of its
 * data file and the new row goes to a new file, of whatever partition it now belongs to. So an
 * update that moves a row between partitions is nothing special, and a key that the index does not
 * know costs nothing to remove. After a truncate no position is deleted at all, because every
 * present data file goes.
 */
public final class CommitPlan {

  private final List<RowChange.Upsert> upserts = new ArrayList<>();
  private final List<RowKey> removedKeys = new ArrayList<>();
  private final Map<Integer, Positions> deletedPositions = new TreeMap<>();
  private final boolean truncate;
  private long deletedRows;

  private CommitPlan(boolean truncate) {
    this.truncate = truncate;
  }

  /**
   * Plans the changes in {@code fold} against the rows that {@code index} knows. Neither is
   * changed.
   */
  public static CommitPlan of(BatchFold fold, PrimaryKeyIndex index) {
    CommitPlan plan = new CommitPlan(fold.truncated());
    for (RowChange change : fold.changes()) {
      long location = plan.truncate ? PrimaryKeyIndex.ABSENT : index.get(change.key());
      plan.add(change, location);
    }
    return plan;
  }

  private void add(RowChange change, long location) {
    if (location != PrimaryKeyIndex.ABSENT) {
      deletedPositions
          .computeIfAbsent(PrimaryKeyIndex.fileOrdinal(location), ordinal -> new Positions())
          .add(PrimaryKeyIndex.pos(location));
      deletedRows++;
    }
    if (change instanceof RowChange.Upsert upsert) {
      upserts.add(upsert);
    } else if (location != PrimaryKeyIndex.ABSENT) {
      removedKeys.add(change.key());
    }
  }

  /** The rows to write, in the order in which their keys were first changed. */
  public List<RowChange.Upsert> upserts() {
    return Collections.unmodifiableList(upserts);
  }

  /** The keys that were in the table and are no more. */
  public List<RowKey> removedKeys() {
    return Collections.unmodifiableList(removedKeys);
  }

  /** The positions to delete, by the ordinal of their data file, ascending. */
  public Map<Integer, Positions> deletedPositions() {
    return Collections.unmodifiableMap(deletedPositions);
  }

  /** How many positions it deletes. */
  public long deletedRows() {
    return deletedRows;
  }

  /** Whether every row that is in the table now goes. */
  public boolean truncate() {
    return truncate;
  }
}
