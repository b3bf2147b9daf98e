package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.change.SourcePosition;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as the outside sees it: a value that the sink's thread publishes after every step.
 *
 * @param table the name
 * @param state what it is doing
 * @param error why it has stopped, or null
 * @param errorSince since when, or null
 * @param committedOffsets the next offsets that the current snapshot stands for, by topic-partition
 * @param pendingRows changes that are not committed yet
 * @param snapshotId the newest snapshot of the sink, or null
 * @param committedAt when it was committed, or null before this process' first commit
 * @param source the newest source change that the table holds
 * @param keys how many keys its index holds
 * @param indexBytes the memory of its index, in bytes
 * @param dataFiles how many data files it has
 * @param totals what was done since the process started
 */
public record TableStatus(
    String table,
    State state,
    @Nullable String error,
    @Nullable Instant errorSince,
    Map<String, Long> committedOffsets,
    int pendingRows,
    @Nullable Long snapshotId,
    @Nullable Instant committedAt,
    SourcePosition source,
    long keys,
    long indexBytes,
    int dataFiles,
    Totals totals) {

  /** What a table is doing. */
  public enum State {
    /** Its offsets are being looked up. */
    STARTING,
    /** It takes changes. */
    RUNNING,
    /** It has stopped after an error and is tried again from time to time. */
    FAILED
  }

  /**
   * Sums since the process started.
   *
   * @param events change events taken
   * @param bytes their size as received
   * @param skippedEvents bad events left out because the settings say so
   * @param commits snapshots made
   * @param upsertedRows rows written
   * @param deletedRows positions deleted
   * @param commitNanos the time of all commits
   * @param failures failures
   */
  public record Totals(
      long events,
      long bytes,
      long skippedEvents,
      long commits,
      long upsertedRows,
      long deletedRows,
      long commitNanos,
      long failures) {

    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0);
  }

  public TableStatus {
    committedOffsets = Map.copyOf(committedOffsets);
  }
}
