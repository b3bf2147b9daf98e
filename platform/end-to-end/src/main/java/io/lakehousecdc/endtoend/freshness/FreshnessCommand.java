package io.lakehousecdc.endtoend.freshness;

import io.lakehousecdc.endtoend.platform.Access;
import io.lakehousecdc.local.StateDirectory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the freshness of the running platform. */
@Command(
    name = "freshness",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "How long after its HTTP acknowledgement a row is visible to readers; on the running platform.")
public final class FreshnessCommand implements Callable<Integer> {
  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Items created a second (${DEFAULT-VALUE}, at most 5000).")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "Measured time (${DEFAULT-VALUE}, at most 600).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "15",
      description =
          "Seconds of the same load before it, not measured (${DEFAULT-VALUE}, at most 300).")
  private int warmUp;

  @Override
  public Integer call() throws InterruptedException {
    if (rate < 1 || rate > 5_000 || seconds < 1 || seconds > 600 || warmUp < 0 || warmUp > 300) {
      throw new IllegalArgumentException("An option is out of its bounds; see --help");
    }
    Access access = Access.of(new StateDirectory(Path.of(System.getProperty("lakehouse.state"))));
    FreshnessReport report = new FreshnessBenchmark(access).run(rate, seconds, warmUp);
    System.out.println(report);
    return report.passed() ? 0 : 1;
  }
}
