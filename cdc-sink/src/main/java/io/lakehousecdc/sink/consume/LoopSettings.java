package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.maintenance.MergePolicy;
import io.lakehousecdc.sink.table.TableOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * The settings of the sink's thread; see {@code SinkConfig}, where each is explained.
 *
 * @param topics the regular expression of the topics
 * @param commitInterval the least time between two commits of a table
 * @param commitMaxRows the most changed rows in a commit
 * @param commitMaxBytes the most memory of changes that are not committed, over all tables
 * @param retryMaxWait the longest wait between two attempts
 * @param skipEvents bad events to leave out, as {@code topic-partition@offset}
 * @param acceptRebuiltTopicsOf tables that may begin again with other topics
 * @param tables how tables are created, by name
 * @param merge which small files are merged
 */
record LoopSettings(
    String topics,
    Duration commitInterval,
    int commitMaxRows,
    long commitMaxBytes,
    Duration retryMaxWait,
    Set<String> skipEvents,
    Set<String> acceptRebuiltTopicsOf,
    Map<String, TableOptions> tables,
    MergePolicy merge) {

  private static final Duration MIN_COMMIT_INTERVAL = Duration.ofMillis(100);

  LoopSettings {
    skipEvents = Set.copyOf(skipEvents);
    acceptRebuiltTopicsOf = Set.copyOf(acceptRebuiltTopicsOf);
    tables = Map.copyOf(tables);
    if (commitInterval.compareTo(MIN_COMMIT_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "Invalid cdc.sink.commit-interval, at least 100 ms: " + commitInterval);
    }
    if (commitMaxRows < 1 || commitMaxBytes < 1) {
      throw new IllegalArgumentException(
          "Invalid commit limits, at least 1 row and 1 byte: "
              + commitMaxRows
              + " rows, "
              + commitMaxBytes
              + " bytes");
    }
  }
}
