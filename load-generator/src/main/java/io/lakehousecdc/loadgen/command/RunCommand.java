package io.lakehousecdc.loadgen.command;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.report.Reports;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.session.LoadRun;
import io.lakehousecdc.loadgen.session.Order;
import io.lakehousecdc.loadgen.session.Surroundings;
import io.lakehousecdc.loadgen.threshold.Rule;
import io.lakehousecdc.loadgen.verdict.ExitCode;
import io.lakehousecdc.loadgen.workload.Accounting;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One run on the console. */
final class RunCommand {
  private static final String DEFAULT_SCENARIO = "seed-mix";
  private static final Duration A_WHILE = Duration.ofMillis(100);

  private final Arguments arguments;
  private final Surroundings surroundings;
  private final URI defaultTarget;
  private final PrintStream out;
  private final AtomicReference<@Nullable LoadRun> running = new AtomicReference<>();
  private volatile boolean interrupted;

  RunCommand(Arguments arguments, Surroundings surroundings, URI defaultTarget, PrintStream out) {
    this.arguments = arguments;
    this.surroundings = surroundings;
    this.defaultTarget = defaultTarget;
    this.out = out;
  }

  /**
   * Runs to the end.
   *
   * @return the exit code
   * @throws IllegalArgumentException if what was asked for cannot be run; nothing was sent then
   */
  int run() throws IOException, InterruptedException {
    RunSpec spec = order().spec(Instant.now());
    LiveLine line = new LiveLine(Instant.now().getEpochSecond());
    boolean quiet = arguments.has(Option.QUIET);
    out.printf(
        "%s: %s on %s, seed %d, run %s%n",
        spec.title(), spec.plan(), spec.target(), spec.seed(), spec.id());
    LoadRun run =
        LoadRun.start(
            spec,
            surroundings,
            quiet ? List.of() : List.of(second -> out.println(line.of(second))));
    running.set(run);
    if (interrupted) {
      run.interrupt();
    }
    await(run);
    return end(run);
  }

  /** Ends the run before its time, from another thread. */
  void interrupt() {
    interrupted = true;
    LoadRun run = running.get();
    if (run != null) {
      run.interrupt();
    }
  }

  private void await(LoadRun run) throws InterruptedException {
    Optional<Duration> limit = arguments.time(Option.RUN_TIME);
    boolean stopped = false;
    while (!run.await(A_WHILE)) {
      if (!stopped && limit.isPresent() && run.elapsed() * 1000 >= limit.get().toMillis()) {
        stopped = true;
        run.stop();
      }
    }
  }

  private int end(LoadRun run) throws IOException {
    StoredRun stored = surroundings.store().find(run.spec().id()).orElse(null);
    if (stored != null && stored.result().isPresent()) {
      summary(stored);
      Optional<String> directory = arguments.text(Option.REPORT);
      if (directory.isPresent()) {
        Reports.writeAll(stored, Path.of(directory.get()));
        out.println("Reports: " + directory.get());
      }
    }
    out.println(run.verdict().line());
    Throwable failure = run.failure().orElse(null);
    if (failure != null) {
      failure.printStackTrace(out);
      return ExitCode.INTERNAL_ERROR;
    }
    return exitCode(run, stored);
  }

  /** As Locust had it, one failed call is a failed run. */
  private static int exitCode(LoadRun run, @Nullable StoredRun stored) throws IOException {
    int code = run.verdict().exitCode();
    boolean locust = run.spec().scenario().accounting() == Accounting.LOCUST;
    return code == ExitCode.PASS && locust && stored != null && stored.summary().errors() > 0
        ? ExitCode.INTERNAL_ERROR
        : code;
  }

  private void summary(StoredRun stored) throws IOException {
    out.println();
    Summary.lines(stored).forEach(out::println);
    for (RuleFigures rule : stored.result().orElseThrow().thresholds()) {
      String state = rule.value() == null ? "?" : rule.ok() ? "holds" : "BROKEN";
      String value =
          rule.value() == null
              ? "not measured"
              : Rule.parse(rule.text()).unit().format(rule.value());
      out.printf("  %-8s %s  (%s)%n", state, rule.text(), value);
    }
    for (Place place : stored.result().orElseThrow().places()) {
      out.printf(
          "  %-8s %s: %s%n",
          place.state().equals("OK") ? "equal" : "DIFFERS", place.name(), place.text());
    }
    out.println();
  }

  private Order order() {
    Scenario scenario = Order.scenario(arguments.text(Option.SCENARIO).orElse(DEFAULT_SCENARIO));
    Optional<String> accounting = arguments.text(Option.ACCOUNTING);
    if (accounting.isPresent()) {
      scenario = scenario.withAccounting(accounting(accounting.get()));
    }
    Limits limits = Limits.DEFAULT;
    if (arguments.has(Option.CONNECTIONS)) {
      limits = limits.withConnections(arguments.number(Option.CONNECTIONS).getAsInt());
    }
    ClientSettings client = ClientSettings.DEFAULT;
    Optional<Duration> timeout = arguments.time(Option.CALL_TIMEOUT);
    if (timeout.isPresent()) {
      client = client.withCallTimeout(timeout.get());
    }
    return new Order(
        scenario,
        arguments.text(Option.TARGET).map(URI::create).orElse(defaultTarget),
        arguments.text(Option.TITLE).orElse(null),
        arguments.load().orElse(null),
        arguments.has(Option.THRESHOLD) ? arguments.all(Option.THRESHOLD) : null,
        arguments.whole(Option.SEED).isPresent() ? arguments.whole(Option.SEED).getAsLong() : null,
        arguments.time(Option.WARM_UP).orElse(Duration.ZERO),
        limits,
        client);
  }

  private static Accounting accounting(String text) {
    try {
      return Accounting.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--accounting is strict or locust, not " + text);
    }
  }
}
