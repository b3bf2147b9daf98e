package io.lakehousecdc.endtoend.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares the load generator with other tools. It needs nothing of the platform, so it runs among
 * the load generator's own classes.
 */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "How many requests a second the load generator makes on one processor, beside wrk, hey and Locust,"
            + " and how right its latencies are.")
final class LoadCommand implements Callable<Integer> {
  private static final String MAIN = "io.lakehousecdc.loadgen.bench.LoadBenchmark";

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "In which the tools take turns (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "8",
      description = "Of one run of a tool (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--connections",
      defaultValue = "64",
      description = "Of each tool (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--requests",
      defaultValue = "10000000",
      description = "After which the memory must be as before; 0 leaves it out (${DEFAULT-VALUE}).")
  private long requests;

  @Option(
      names = "--locust",
      paramLabel = "DIR",
      description = "A Python environment with Locust in it (default: without Locust).")
  private @Nullable Path locust;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path module =
        Path.of(System.getProperty("lakehouse.project", "")).resolve("load-generator/target");
    if (!Files.isDirectory(module.resolve("test-classes"))) {
      throw new IllegalStateException(
          "Cannot find the load generator's benchmark in %s: build load-generator"
              .formatted(module));
    }
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // Else the binding of the logging library complains.
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of("-Xmx128m", "-cp", classPath(module), MAIN));
    command.addAll(List.of("--rounds", String.valueOf(rounds)));
    command.addAll(List.of("--seconds", String.valueOf(seconds)));
    command.addAll(List.of("--connections", String.valueOf(connections)));
    command.addAll(List.of("--requests", String.valueOf(requests)));
    if (locust != null) {
      command.addAll(List.of("--locust", locust.toString()));
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private static String classPath(Path module) {
    return String.join(
        ":",
        module.resolve("test-classes").toString(),
        module.resolve("classes").toString(),
        module.resolve("quarkus-app/lib/boot").toString() + "/*",
        module.resolve("quarkus-app/lib/main").toString() + "/*");
  }
}
