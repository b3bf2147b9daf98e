package io.lakehousecdc.loadgen.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a second one processor makes, beside other tools against the same server; how
 * right the latencies are at half load; and whether memory stays flat. The server has processor 0,
 * the tools processor 1, one after the other, several times in turns.
 *
 * <p>Arguments: {@code --rounds N}, {@code --seconds N}, {@code --connections N}, {@code --locust
 * DIRECTORY} (a Python environment), {@code --requests N} (of the memory test; 0: leave it out).
 */
public final class LoadBenchmark {
  private static final double FAST_HTTP_USER_GOAL = 10;
  private static final double WRK_GOAL = 0.5;
  private static final double P99_GOAL = 0.02;

  private final PrintStream out = System.out;
  private int rounds = 5;
  private int seconds = 8;
  private int connections = 64;
  private long requests = 10_000_000;
  private @Nullable Path locust;
  private boolean passed = true;

  private LoadBenchmark(String[] args) {
    for (int i = 0; i + 1 < args.length; i += 2) {
      switch (args[i]) {
        case "--rounds" -> rounds = Integer.parseInt(args[i + 1]);
        case "--seconds" -> seconds = Integer.parseInt(args[i + 1]);
        case "--connections" -> connections = Integer.parseInt(args[i + 1]);
        case "--requests" -> requests = Long.parseLong(args[i + 1]);
        case "--locust" -> locust = Path.of(args[i + 1]).toAbsolutePath();
        default -> throw new IllegalArgumentException("Invalid option: " + args[i]);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    LoadBenchmark benchmark = new LoadBenchmark(args);
    benchmark.run();
    System.exit(benchmark.passed ? 0 : 1);
  }

  private void run() throws Exception {
    Path directory = Files.createTempDirectory("bench-load");
    try (Child generator = new Child(1, "256m", GeneratorProcess.class)) {
      throughput(generator, directory);
      accuracy(generator);
      if (requests > 0) {
        memory(generator);
      }
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void throughput(Child generator, Path directory) throws Exception {
    Tool ours = new Tool.Generator(generator);
    List<Tool> tools = new ArrayList<>(List.of(ours));
    tools.addAll(Tools.found(locust, directory, out));
    Map<String, List<Sample>> samples = new LinkedHashMap<>();
    try (Child server = new Child(0, "128m", StaticServer.class)) {
      URI target = URI.create("http://127.0.0.1:" + server.read() + "/static");
      out.printf(
          "%d connections, %d s a run, %d rounds in turns, after 20 s of warm-up%n",
          connections, seconds, rounds);
      ours.run(target, connections, 20);
      for (int round = 0; round < rounds; round++) {
        for (Tool tool : tools) {
          Sample sample = measure(server, target, tool);
          samples.computeIfAbsent(tool.name(), any -> new ArrayList<>()).add(sample);
        }
      }
    }
    samples.forEach(this::show);
    double own = median(samples.get(ours.name()));
    compare("of wrk's rate", own, samples.get("wrk -t1"), WRK_GOAL);
    compare("of FastHttpUser's rate", own, samples.get("Locust FastHttpUser"), FAST_HTTP_USER_GOAL);
    compare("of HttpUser's rate", own, samples.get("Locust HttpUser"), FAST_HTTP_USER_GOAL);
  }

  private Sample measure(Child server, URI target, Tool tool) throws Exception {
    long before = served(server);
    Tool.Counted counted = tool.run(target, connections, seconds);
    long served = served(server) - before;
    return new Sample(counted.requests(), served, seconds, counted.cpuSeconds());
  }

  private static long served(Child server) {
    return Long.parseLong(server.ask("?").split(" ")[0]);
  }

  private void show(String name, List<Sample> samples) {
    long counted = samples.stream().mapToLong(Sample::counted).sum();
    long served = samples.stream().mapToLong(Sample::served).sum();
    out.printf(
        "%-20s %,9.0f requests/s (%s), %.1f CPU-µs a request; counted %,d, served %,d%s%n",
        name,
        median(samples),
        String.join(" ", samples.stream().map(s -> "%,.0f".formatted(s.rate())).toList()),
        samples.stream()
            .mapToDouble(Sample::cpuMicros)
            .sorted()
            .skip(samples.size() / 2)
            .findFirst()
            .orElse(0),
        counted,
        served,
        counted == served ? ", equal" : "");
    if (name.equals("load-generator")) {
      verdict("all requests counted once", counted == served, "");
    }
  }

  private void compare(String what, double own, @Nullable List<Sample> samples, double goal) {
    if (samples != null) {
      double ratio = own / median(samples);
      verdict(
          "%.2f x %s".formatted(ratio, what),
          ratio >= goal,
          " (goal: at least %s)".formatted(goal));
    }
  }

  private static double median(List<Sample> samples) {
    return samples.stream()
        .mapToDouble(Sample::rate)
        .sorted()
        .skip(samples.size() / 2)
        .findFirst()
        .orElse(0);
  }

  /** The server has known delays, and knows how long it really delayed. */
  private void accuracy(Child generator) throws Exception {
    try (Child server = new Child(0, "128m", StaticServer.class, "delays")) {
      URI target = URI.create("http://127.0.0.1:" + server.read() + "/static");
      Tool ours = new Tool.Generator(generator);
      ours.run(target, 256, 10);
      long most = ours.run(target, 256, seconds).requests() / seconds;
      long rate = most / 2;
      for (String kind : List.of("constant", "poisson constant")) {
        server.ask("reset");
        long before = served(server);
        String[] words =
            generator.ask("%s 1 %s %d/s for 20s".formatted(target, kind, rate)).split(" ");
        String[] really = server.ask("reset").split(" ");
        long counted = Long.parseLong(words[1]);
        long served = Long.parseLong(really[0]) - before;
        out.printf(
            "%s %,d/s, half of what these two do: p50 %s p99 %s p99.9 %s µs,"
                + " the server's delays %s %s %s µs; lag p99 %s µs; counted %,d, served %,d%n",
            kind, rate, words[3], words[4], words[5], really[1], really[2], really[3], words[6],
            counted, served);
        double error = Math.abs(Double.parseDouble(words[4]) / Double.parseDouble(really[2]) - 1);
        verdict(
            "error of p99 %.2f %%".formatted(100 * error),
            error <= P99_GOAL,
            " (goal: at most 2 %)");
        verdict(
            "lag p99 " + words[6] + " µs",
            Long.parseLong(words[6]) <= 1000,
            " (goal: at most 1000)");
        verdict("all requests counted once", counted == served, "");
      }
    }
  }

  private void memory(Child generator) throws Exception {
    try (Child server = new Child(0, "128m", StaticServer.class)) {
      URI target = URI.create("http://127.0.0.1:" + server.read() + "/static");
      String load = "%s 1 constant %d users for %ds";
      String[] some = generator.ask(load.formatted(target, connections, 10)).split(" ");
      long rate = Long.parseLong(some[1]) / 10;
      long length = 1 + requests / rate;
      String[] many = generator.ask(load.formatted(target, connections, length)).split(" ");
      long growth = Long.parseLong(many[7]) - Long.parseLong(some[7]);
      out.printf(
          "live heap after %s requests %,d bytes, after %s requests %,d bytes%n",
          some[1], Long.parseLong(some[7]), many[1], Long.parseLong(many[7]));
      verdict(
          "heap grew by %,d bytes".formatted(growth), growth < 1 << 20, " (goal: less than 1 MiB)");
    }
  }

  private void verdict(String what, boolean right, String goal) {
    passed &= right;
    out.printf("%s: %s%s%n", right ? "PASS" : "FAIL", what, goal);
  }
}
