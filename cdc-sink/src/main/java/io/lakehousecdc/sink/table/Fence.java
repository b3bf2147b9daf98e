package io.lakehousecdc.sink.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotAncestryValidator;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Holds as long as the stored offsets of a writer's topic-partitions are those from which its batch
 * started. Checked early, to save work, and again by the commit against the very snapshot that it
 * goes on top of.
 *
 * @param table the table's name, for the error
 * @param expected the stored offsets at the start of the batch
 * @param topicPartitions the writer's topic-partitions; those of others may move
 */
record Fence(String table, Map<String, Long> expected, Set<String> topicPartitions)
    implements SnapshotAncestryValidator {

  /**
   * Checks the fence against the table as it was last read.
   *
   * @throws FencedException if it does not hold
   */
  void check(Table current) {
    Map<String, Long> stored = stored(SnapshotUtil.currentAncestors(current));
    if (!stored.equals(mine(expected))) {
      throw new FencedException(table, mine(expected), stored);
    }
  }

  @Override
  public boolean validate(Iterable<Snapshot> ancestry) {
    return stored(ancestry).equals(mine(expected));
  }

  @Override
  public String errorMessage() {
    return "the stored offsets are no longer " + mine(expected);
  }

  private Map<String, Long> stored(Iterable<Snapshot> ancestry) {
    return mine(CommitRecord.newest(ancestry).map(CommitRecord::offsets).orElse(Map.of()));
  }

  private Map<String, Long> mine(Map<String, Long> offsets) {
    Map<String, Long> mine = new HashMap<>(offsets);
    mine.keySet().retainAll(topicPartitions);
    return mine;
  }
}
