package io.lakehousecdc.endtoend.crash;

import io.lakehousecdc.endtoend.compare.TableDifference;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a crash run showed.
 *
 * @param transactions committed by the load
 * @param differences one for each table, after the load
 */
public record CrashReport(
    long seed, long transactions, List<Recovery> recoveries, List<TableDifference> differences) {
  /** Within this the pipeline must go on by itself. */
  public static final Duration GOAL = Duration.ofSeconds(30);

  public CrashReport {
    recoveries = List.copyOf(recoveries);
    differences = List.copyOf(differences);
  }

  public boolean passed() {
    return slowest().compareTo(GOAL) <= 0
        && differences.stream().allMatch(TableDifference::isEmpty);
  }

  public Duration slowest() {
    return recoveries.stream()
        .map(Recovery::elapsed)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  public String toString() {
    return "%s: seed %d, %d kills, %,d transactions, slowest recovery %.1f s (goal: at most %d s)%n%s"
        .formatted(
            passed() ? "PASS" : "FAIL",
            seed,
            recoveries.size(),
            transactions,
            slowest().toMillis() / 1e3,
            GOAL.toSeconds(),
            differences.stream()
                .map(difference -> "  " + difference)
                .collect(Collectors.joining("\n")));
  }
}
