package io.lakehousecdc.loadgen.verify;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What was seen of the lake in some time.
 *
 * @param byOperation microseconds from the acknowledgement of a write to the first snapshot that
 *     shows it, by {@code insert}, {@code update} and {@code delete}; of the writes that were seen
 *     in this time
 * @param oldestUnseenMillis the age of the oldest acknowledged write that is not seen yet, 0 if
 *     there is none
 * @param problem why the lake cannot be looked at, empty if it can
 */
public record FreshnessWindow(
    Map<String, Histogram> byOperation,
    long oldestUnseenMillis,
    List<CommitMark> commits,
    String problem) {

  public FreshnessWindow {
    byOperation = Map.copyOf(byOperation);
    commits = List.copyOf(commits);
  }

  /** All operations together. */
  public Histogram total() {
    return FreshnessHistograms.sum(byOperation.values());
  }
}
