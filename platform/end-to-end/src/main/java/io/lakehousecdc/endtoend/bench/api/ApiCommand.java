package io.lakehousecdc.endtoend.bench.api;

import io.lakehousecdc.endtoend.platform.WorkDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Compares items-api with the FastAPI service before it and with pgbench. */
@Command(
    name = "api",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "items-api beside the FastAPI service it replaces (installed from PyPI, if there is a python3) and beside"
            + " pgbench with the same statements (if it is on the PATH); on a PostgreSQL of its own.")
public final class ApiCommand implements Callable<Integer> {
  @Option(
      names = "--only",
      split = ",",
      defaultValue = "READ,LIST,CREATE,UPDATE,DELETE,MIX",
      description = "What is measured (${DEFAULT-VALUE}).")
  private List<Operation> operations = List.of();

  @Option(
      names = "--connections",
      defaultValue = "16",
      description = "Requests at once (${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--pool",
      defaultValue = "8",
      description = "Connections of each service to PostgreSQL (${DEFAULT-VALUE}).")
  private int pool;

  @Option(
      names = "--rows",
      defaultValue = "100000",
      description = "Rows before each run, at least (${DEFAULT-VALUE}).")
  private int rows;

  @Option(names = "--seconds", defaultValue = "10", description = "Of each run (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Runs of each, in turn; medians count (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--warm-up",
      defaultValue = "120",
      description = "Seconds of load on each service before (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--ladder",
      split = ",",
      defaultValue = "1,4,64",
      description = "Requests at once of further runs of the mix (${DEFAULT-VALUE}).")
  private List<Integer> ladder = List.of();

  @Option(
      names = "--starts",
      defaultValue = "5",
      description = "Starts of each service, to measure the first answer (${DEFAULT-VALUE}).")
  private int starts;

  @Option(
      names = "--without",
      split = ",",
      defaultValue = "",
      description = "fastapi, pgbench: what is left out.")
  private List<String> without = List.of();

  @Option(
      names = "--jvm-options",
      split = " ",
      defaultValue = "",
      description = "More options for the JVM of items-api, for a profiler.")
  private List<String> jvmOptions = List.of();

  @Override
  public Integer call() {
    ApiPlan plan =
        new ApiPlan(operations, connections, pool, rows, seconds, rounds, warmUp, ladder, starts);
    Path project = Path.of(System.getProperty("lakehouse.project"));
    Path kept = Path.of(System.getProperty("lakehouse.state")).resolve("bench/fastapi");
    ItemsApi itemsApi =
        new ItemsApi(
            project.resolve("items-api/target/quarkus-app/quarkus-run.jar"),
            jvmOptions.stream().filter(option -> !option.isBlank()).toList());
    Optional<FastApi> fastApi =
        wanted("fastapi", "python3").map(python -> FastApi.install(kept, python));
    Optional<Path> pgbench = wanted("pgbench", "pgbench");
    try (WorkDirectory directory = WorkDirectory.create("bench-api")) {
      ApiReport report =
          new ApiBenchmark(directory.path(), itemsApi, fastApi, pgbench, System.out).run(plan);
      System.out.print(report);
      return report.isCorrect() ? 0 : 1;
    }
  }

  private Optional<Path> wanted(String contestant, String program) {
    if (without.contains(contestant)) {
      return Optional.empty();
    }
    Optional<Path> found = Program.find(program);
    if (found.isEmpty()) {
      System.out.printf("%s is left out: there is no %s on the PATH%n", contestant, program);
    }
    return found;
  }
}
