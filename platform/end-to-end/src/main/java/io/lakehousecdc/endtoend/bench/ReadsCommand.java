package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.platform.WorkDirectory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares reading a table after many commits with reading the same rows freshly compacted. */
@Command(
    name = "reads",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "What reading costs after many commits of random updates, against the same rows freshly compacted; on a"
            + " platform of its own.")
final class ReadsCommand implements Callable<Integer> {
  @Option(
      names = "--rows",
      defaultValue = "1000000",
      description = "Rows of the table (${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--commits",
      defaultValue = "1000",
      description = "Commits of updates, at least (${DEFAULT-VALUE}).")
  private int commits;

  @Option(
      names = "--updates",
      defaultValue = "1000",
      description =
          "Updates of random rows written at once, which take a few commits (${DEFAULT-VALUE}).")
  private int updates;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the random updates (${DEFAULT-VALUE}).")
  private long seed;

  @Override
  public Integer call() {
    try (WorkDirectory directory = WorkDirectory.create("bench-reads")) {
      ReadsReport report =
          new ReadsBenchmark(directory.path(), System.out).run(rows, commits, updates, seed);
      System.out.println(report);
      return report.passed() ? 0 : 1;
    }
  }
}
