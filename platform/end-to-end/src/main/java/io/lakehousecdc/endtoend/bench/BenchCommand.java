package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.bench.api.ApiCommand;
import io.lakehousecdc.endtoend.freshness.FirstRowCommand;
import io.lakehousecdc.endtoend.freshness.FreshnessCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the benchmarks; without a name it lists them. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Run a benchmark.",
    subcommands = {
      SinkCommand.class,
      FreshnessCommand.class,
      FirstRowCommand.class,
      ReadsCommand.class,
      ApiCommand.class,
      LoadCommand.class
    })
public final class BenchCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
