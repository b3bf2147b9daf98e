package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.events.ItemsInLake;
import java.time.Duration;
import java.util.List;

/**
 * Times of full reads of all columns, in pairs taken in turns.
 *
 * @param snapshots of the updated table
 * @param files data files and delete files of the updated table, and data files of the compacted
 *     one
 */
record ReadsReport(
    long snapshots,
    String files,
    Times iceberg,
    Times spark,
    ItemsInLake updated,
    ItemsInLake compacted) {
  private static final double GOAL = 1.5;

  /** The same reader on both tables. */
  record Times(List<Duration> updated, List<Duration> compacted) {
    Times {
      updated = List.copyOf(updated);
      compacted = List.copyOf(compacted);
    }

    double ratio() {
      return (double) median(updated).toNanos() / median(compacted).toNanos();
    }

    @Override
    public String toString() {
      return "%d ms %s against %d ms %s: ratio %.2f"
          .formatted(
              median(updated).toMillis(),
              millis(updated),
              median(compacted).toMillis(),
              millis(compacted),
              ratio());
    }

    private static Duration median(List<Duration> times) {
      return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static List<Long> millis(List<Duration> times) {
      return times.stream().map(Duration::toMillis).toList();
    }
  }

  boolean passed() {
    return updated.isRight()
        && compacted.isRight()
        && iceberg.ratio() <= GOAL
        && spark.ratio() <= GOAL;
  }

  @Override
  public String toString() {
    return """
        %d snapshots; %s
        Iceberg's reader, updated against compacted: %s
        Spark, updated against compacted: %s
        correctness of the updated table %s
        correctness of the compacted table %s
        %s: the ratios' goal is at most %.1f"""
        .formatted(
            snapshots, files, iceberg, spark, updated, compacted, passed() ? "PASS" : "FAIL", GOAL);
  }
}
