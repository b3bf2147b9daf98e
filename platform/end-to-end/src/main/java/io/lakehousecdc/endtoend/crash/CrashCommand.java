package io.lakehousecdc.endtoend.crash;

import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.endtoend.platform.WorkDirectory;
import io.lakehousecdc.local.Part;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the crash test for as long as one likes, on a platform of its own. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Kill the sink at random moments under load, then once each of the other parts, and compare the lake with"
            + " PostgreSQL; on a platform of its own.")
public final class CrashCommand implements Callable<Integer> {
  @Option(
      names = "--kills",
      defaultValue = "20",
      description = "Kills of the sink (${DEFAULT-VALUE}, at most 1000).")
  private int kills;

  @Option(
      names = "--rate",
      defaultValue = "100",
      description = "Transactions a second of the load (${DEFAULT-VALUE}, at most 1000).")
  private int rate;

  @Option(names = "--seed", description = "Of the load and the moments; printed (random).")
  private @Nullable Long seed;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    if (kills < 0 || kills > 1_000 || rate < 1 || rate > 1_000) {
      throw new IllegalArgumentException("An option is out of its bounds; see --help");
    }
    long chosen = seed == null ? System.nanoTime() & 0xFFFF_FFFFL : seed;
    System.out.printf("%d kills of the sink and one of each other part, seed %d%n", kills, chosen);
    try (WorkDirectory directory = WorkDirectory.create("crash");
        SupervisedPlatform platform = SupervisedPlatform.start(directory.path(), Part.PIPELINE)) {
      CrashReport report = new CrashRun(platform, chosen, System.out).run(kills, rate);
      System.out.println(report);
      return report.passed() ? 0 : 1;
    }
  }
}
