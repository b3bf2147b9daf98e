package io.lakehousecdc.endtoend.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * PostgreSQL's own load generator with the statements of items-api, prepared, on its table: what a
 * service could reach if HTTP, JSON and the mapping of objects cost nothing.
 *
 * @param program pgbench
 * @param port of PostgreSQL
 * @param password of the role items
 * @param directory for its scripts and logs
 */
record Pgbench(
    Path program,
    int port,
    String password,
    Path directory,
    ItemsTable table,
    DatabaseUsage database)
    implements Contestant {
  private static final int THREADS = 2;
  private static final int GRACE_SECONDS = 30;

  /** Fields of a line of its log. */
  private static final int LATENCY = 2;

  private static final int SCRIPT = 3;

  @Override
  public String name() {
    return "pgbench";
  }

  @Override
  public String toString() {
    return "Pgbench[" + program + "]"; // without the password
  }

  @Override
  public Figures run(Operation operation, int connections, int seconds) {
    List<Operation> scripts = scripts(operation);
    try {
      Path logs = Files.createTempDirectory(directory, operation.label());
      DatabaseUsage before = database.now();
      long start = System.nanoTime();
      execute(command(operation, scripts, connections, seconds, logs), seconds);
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      return read(logs, scripts, elapsed, database.now().since(before));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot measure with " + program, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while pgbench runs", e);
    }
  }

  private static List<Operation> scripts(Operation operation) {
    return operation == Operation.MIX
        ? Stream.of(Operation.values()).filter(o -> o.weight() > 0).toList()
        : List.of(operation);
  }

  private List<String> command(
      Operation operation, List<Operation> scripts, int connections, int seconds, Path logs)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(List.of("-h", "127.0.0.1", "-p", "" + port, "-U", "items"));
    command.addAll(List.of("-n", "-M", "prepared", "-T", "" + seconds));
    command.addAll(List.of("-c", "" + connections, "-j", "" + Math.min(THREADS, connections)));
    command.addAll(List.of("--log", "--log-prefix=" + logs.resolve("log")));
    boolean mixed = operation == Operation.MIX;
    // In the mix what is read and changed is not among what is deleted.
    define(command, "rows", table.rows());
    define(command, "lowest", mixed ? table.rows() / 2 : 1);
    define(command, "behind", mixed ? table.rows() / 4 : 0);
    define(command, "clients", connections);
    define(command, "n", 0);
    define(command, "d", -1);
    for (Operation script : scripts) {
      command.add("-f");
      command.add(file(script) + "@" + script.weight());
    }
    command.add("items");
    return command;
  }

  private static void define(List<String> command, String name, int value) {
    command.addAll(List.of("-D", name + "=" + value));
  }

  private Path file(Operation script) throws IOException {
    Path file = directory.resolve(script.label() + ".sql");
    try (InputStream text = Pgbench.class.getResourceAsStream("pgbench/" + file.getFileName())) {
      if (text == null) {
        throw new IOException("There is no script " + file.getFileName());
      }
      Files.write(file, text.readAllBytes());
    }
    return file;
  }

  private void execute(List<String> command, int seconds) throws IOException, InterruptedException {
    Path output = Files.createTempFile(directory, "pgbench", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("PGPASSWORD", password);
    Process process = builder.start();
    boolean ended = process.waitFor(seconds + GRACE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0) {
      throw new IOException("pgbench failed: " + Files.readString(output));
    }
  }

  private static Figures read(
      Path logs, List<Operation> scripts, Duration elapsed, Duration databaseCpu)
      throws IOException {
    Histogram latency = new Histogram(3);
    Map<Operation, Long> done = new EnumMap<>(Operation.class);
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        try (Stream<String> lines = Files.lines(file)) {
          lines
              .map(line -> line.split(" "))
              .forEach(
                  fields -> {
                    latency.recordValue(Long.parseLong(fields[LATENCY]));
                    done.merge(scripts.get(Integer.parseInt(fields[SCRIPT])), 1L, Long::sum);
                  });
        }
      }
    }
    return new Figures(elapsed, latency, done, Duration.ZERO, databaseCpu);
  }
}
