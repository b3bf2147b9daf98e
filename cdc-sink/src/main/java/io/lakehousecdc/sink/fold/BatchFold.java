package io.lakehousecdc.sink.fold;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.SourcePosition;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Folds the change events of one table into one change a key. The last event of a key wins, in the
 * order of {@link #apply} calls, which must be the order of offsets. For use by one thread.
 */
public final class BatchFold {
  private Map<RowKey, RowChange> changes = new LinkedHashMap<>();
  private long bytes;
  private boolean truncated;
  private SourcePosition newest = SourcePosition.UNKNOWN;

  /** Takes the next event of the table. */
  public void apply(ChangeEvent event) {
    switch (event.operation()) {
      case CREATE, READ, UPDATE -> put(new RowChange.Upsert(keyOf(event), event));
      case DELETE -> put(new RowChange.Remove(keyOf(event), event));
      case TRUNCATE -> truncate();
      case MESSAGE -> {}
    }
    if (event.source().lsn() >= newest.lsn()) {
      newest = event.source();
    }
  }

  private static RowKey keyOf(ChangeEvent event) {
    return Objects.requireNonNull(event.key(), "key");
  }

  private void put(RowChange change) {
    RowChange replaced = changes.put(change.key(), change);
    bytes += HeldBytes.of(change.event());
    if (replaced != null) {
      bytes -= HeldBytes.of(replaced.event());
    }
  }

  private void truncate() {
    changes = new LinkedHashMap<>();
    bytes = 0;
    truncated = true;
  }

  /** How many keys have a change. */
  public int size() {
    return changes.size();
  }

  /** About how much heap the changes take, in bytes. */
  public long bytes() {
    return bytes;
  }

  /**
   * True if the table was emptied at the source; {@link #changes} then holds only what came after
   * that.
   */
  public boolean truncated() {
    return truncated;
  }

  /**
   * One change a key, in the order in which the keys first appeared. Valid until the next {@link
   * #apply}.
   */
  public Collection<RowChange> changes() {
    return Collections.unmodifiableCollection(changes.values());
  }

  /** The source position with the highest LSN of all events, or {@link SourcePosition#UNKNOWN}. */
  public SourcePosition newest() {
    return newest;
  }

  /** Forgets everything, for the next batch. */
  public void clear() {
    changes = new LinkedHashMap<>();
    bytes = 0;
    truncated = false;
    newest = SourcePosition.UNKNOWN;
  }
}
