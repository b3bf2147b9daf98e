package io.lakehousecdc.loadgen.command;

import io.lakehousecdc.loadgen.verdict.ExitCode;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The process: a run by {@code run}, otherwise the pages. */
@QuarkusMain
public final class Main {
  /** A run on the console has no pages, and says itself what is to be said. */
  private static final Map<String, String> HEADLESS =
      Map.of(
          "quarkus.http.host-enabled", "false",
          "quarkus.banner.enabled", "false",
          "quarkus.log.level", "WARN",
          "quarkus.log.console.stderr", "true");

  private static final String USAGE =
      """
      Usage: java -jar quarkus-run.jar [COMMAND]

        (none)        serve the pages, http://127.0.0.1:8089
        run           run a load on the console; run --help tells the options
        demo          the reference scenario for two minutes, with thresholds and all checks
        presets       list the scenarios that are built in
        help          print this
      """;

  private Main() {}

  /** Ends the process with the exit code of the command. */
  public static void main(String[] words) {
    List<String> line = Arrays.asList(words);
    String command = line.isEmpty() ? "" : line.get(0);
    switch (command) {
      case "" -> Quarkus.run(words);
      case "run" -> run(words);
      case "demo" -> demo(line.subList(1, line.size()));
      case "presets" -> Presets.all().forEach(Main::print);
      case "help", "--help", "-h" -> System.out.print(USAGE);
      default -> {
        System.err.println(
            "error: unknown command (supported: run, demo, presets, help): " + command);
        System.exit(ExitCode.BAD_CONFIGURATION);
      }
    }
  }

  private static void run(String[] words) {
    List<String> options = Arrays.asList(words).subList(1, words.length);
    if (options.contains("--help") || options.contains("-h")) {
      System.out.print(Arguments.usage());
      return;
    }
    try {
      Arguments.parse(options, System.getenv());
    } catch (UsageException e) {
      System.err.println("error: " + e.getMessage() + " (run --help tells the options)");
      System.exit(ExitCode.BAD_CONFIGURATION);
    }
    HEADLESS.forEach(System::setProperty);
    Quarkus.run(
        Headless.class,
        (code, failure) -> {
          if (failure != null) {
            failure.printStackTrace();
          }
          System.exit(failure == null ? code : ExitCode.INTERNAL_ERROR);
        },
        words);
  }

  private static void demo(List<String> options) {
    if (options.contains("--help") || options.contains("-h")) {
      System.out.print(Demo.usage());
      return;
    }
    try {
      List<String> words = Demo.run(options);
      System.out.println(Demo.SENTENCE);
      run(words.toArray(String[]::new));
    } catch (UsageException e) {
      System.err.println("error: " + e.getMessage() + " (demo --help tells the options)");
      System.exit(ExitCode.BAD_CONFIGURATION);
    }
  }

  private static void print(Scenario scenario) {
    System.out.printf(
        "%-16s %s%n%16s load: %s%n%16s %s%n",
        scenario.name(), scenario.title(), "", scenario.load(), "", scenario.description());
  }
}
