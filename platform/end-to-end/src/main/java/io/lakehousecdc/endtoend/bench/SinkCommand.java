package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.events.Mix;
import io.lakehousecdc.endtoend.platform.WorkDirectory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Replays Debezium events into a fresh table, once with updates and once without. */
@Command(
    name = "sink",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "How many events a second the sink takes from a full topic; on a platform of its own.")
final class SinkCommand implements Callable<Integer> {
  /** The first goal of update-heavy against insert-only throughput. */
  private static final double RATIO_GOAL = 0.7;

  private static final double RATE_GOAL = 100_000;

  @Option(
      names = "--events",
      defaultValue = "2000000",
      description = "Events in the topic (${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the random changes (${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--no-insert-only", description = "Leave out the second run, with inserts only.")
  private boolean noInsertOnly;

  @Override
  public Integer call() {
    System.out.printf(
        "Replaying %,d Debezium events with JSON schemas (lz4, about 4.2 kB each) into a fresh table, seed %d%n",
        events, seed);
    try (WorkDirectory directory = WorkDirectory.create("bench-sink")) {
      SinkBenchmark benchmark = new SinkBenchmark(directory.path(), System.out);
      SinkRun mixed = benchmark.run("update-heavy", Mix.UPDATE_HEAVY, events, seed);
      boolean passed = verdict("update-heavy events/s", mixed.eventsPerSecond(), RATE_GOAL);
      if (!noInsertOnly) {
        SinkRun inserts = benchmark.run("insert-only", Mix.INSERT_ONLY, events, seed);
        double ratio = mixed.eventsPerSecond() / inserts.eventsPerSecond();
        passed &= verdict("update-heavy / insert-only", ratio, RATIO_GOAL);
      }
      return passed ? 0 : 1;
    }
  }

  private static boolean verdict(String what, double value, double goal) {
    boolean passed = value >= goal;
    System.out.printf(
        "%s: %s %,.2f (goal: at least %,.2f)%n", passed ? "PASS" : "FAIL", what, value, goal);
    return passed;
  }
}
