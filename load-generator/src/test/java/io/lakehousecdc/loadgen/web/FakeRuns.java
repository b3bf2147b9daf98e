package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.history.RunResult.Sample;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.web.Preset.Share;
import io.lakehousecdc.loadgen.web.Preview.Estimate;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Runs that are made up, a simulated second each tick. */
@Alternative
@Singleton
public class FakeRuns implements Runs {
  private static final List<String> THRESHOLDS =
      List.of(
          "http_req_duration p(99)<200",
          "http_req_failed rate<0.01",
          "freshness p(99)<30s",
          "lost count==0",
          "stale count==0",
          "schedule_lag p(99)<5ms");

  private record Listener(String run, Consumer<SecondRecord> second, Runnable ended) {}

  private final Map<String, FakeRun> runs = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final int backfill;

  FakeRuns(
      @ConfigProperty(name = "fake.tick-millis", defaultValue = "1000") long tick,
      @ConfigProperty(name = "fake.backfill", defaultValue = "0") int backfill) {
    this.backfill = backfill;
    long now = System.currentTimeMillis() / 1000 * 1000;
    for (int day = 1; day <= 4; day++) {
      finished(40 - day, now - day * 5_000_000L, day == 2 ? 4 : 1 + day * 0.06);
    }
    clock.scheduleAtFixedRate(this::tick, tick, tick, TimeUnit.MILLISECONDS);
  }

  private void finished(int number, long startedAt, double slowness) {
    FakeRun run =
        new FakeRun(
            Integer.toString(number),
            number % 2 == 0 ? "Write burst" : "Seed mix",
            LoadPlan.parse("ramp 0/s to 300/s for 30s, constant 300/s for 90s"),
            "http://127.0.0.1:8080",
            THRESHOLDS,
            startedAt,
            slowness);
    while (!run.isOver()) {
      run.tick();
    }
    runs.put(run.id(), run);
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
  }

  private void tick() {
    for (FakeRun run : runs.values()) {
      if (!run.isOver()) {
        SecondRecord second = run.tick();
        listeners.stream()
            .filter(l -> l.run().equals(run.id()))
            .forEach(l -> l.second().accept(second));
      }
      if (run.isOver()) {
        listeners.stream()
            .filter(l -> l.run().equals(run.id()))
            .forEach(
                l -> {
                  listeners.remove(l);
                  l.ended().run();
                });
      }
    }
  }

  private FakeRun known(String id) {
    FakeRun run = runs.get(id);
    if (run == null) {
      throw ProblemException.notFound("No run " + id);
    }
    return run;
  }

  @Override
  public URI defaultTarget() {
    return URI.create("http://127.0.0.1:8080");
  }

  @Override
  public List<Preset> presets() {
    List<Share> mix =
        List.of(
            new Share("Get All Items", 0.25),
            new Share("Get Single Item", 0.333),
            new Share("Create Item", 0.167),
            new Share("Update Item", 0.167),
            new Share("Delete Item", 0.083));
    return List.of(
        new Preset(
            "seed-mix",
            "Seed mix",
            "The reference scenario: reads and writes as the first service saw them.",
            "ramp 0/s to 200/s for 30s, constant 200/s for 2m, ramp 200/s to 0/s for 10s",
            THRESHOLDS,
            mix),
        new Preset(
            "read-heavy",
            "Read heavy",
            "95 % reads of single items: how fast is a warm path?",
            "ramp 0/s to 400/s for 30s, constant 400/s for 2m",
            THRESHOLDS,
            mix),
        new Preset(
            "write-burst",
            "Write burst",
            "A sudden wave of writes: does the lake keep up?",
            "constant 50/s for 30s, constant 500/s for 20s, constant 50/s for 1m",
            THRESHOLDS,
            mix),
        new Preset(
            "soak",
            "Soak",
            "A steady load over hours: does anything grow?",
            "constant 100/s for 4h",
            THRESHOLDS,
            mix),
        new Preset(
            "knee",
            "Find the knee",
            "Steps upwards until a limit breaks: where is it?",
            "stairs 100/s to 800/s in 8 steps for 4m",
            THRESHOLDS,
            mix),
        new Preset(
            "freshness",
            "Freshness probe",
            "Few writes, each followed into the lake.",
            "constant 10/s for 5m",
            THRESHOLDS,
            mix));
  }

  @Override
  public Preview preview(Draft draft) {
    LoadPlan plan = parsed(draft.load());
    List<String> rules = Objects.requireNonNullElse(draft.thresholds(), List.of());
    for (int i = 0; i < rules.size(); i++) {
      if (!rules.get(i).matches(".*[<>=].*")) {
        throw ProblemException.invalid(
            "#/thresholds/" + i, "syntax", "Cannot read threshold: no comparison");
      }
    }
    double seconds = plan.bounded() ? plan.seconds() : 60;
    double rate = plan.cumulative(seconds) / seconds;
    return new Preview(
        plan.toString(),
        List.of(),
        new Estimate(
            "open",
            rate,
            plan.peak(),
            plan.bounded() ? Math.round(plan.cumulative(seconds)) : null,
            Math.round(rate * 3600 / 12),
            plan.bounded() ? plan.seconds() : null));
  }

  private static LoadPlan parsed(String load) {
    try {
      return LoadPlan.parse(Objects.requireNonNullElse(load, ""));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("#/load", "syntax", e.getMessage());
    }
  }

  @Override
  public Reach reach(URI target) {
    return target.getPort() == 9
        ? new Reach(false, 0, 2, "refused")
        : new Reach(true, 200, 3, "items-api answers, ready");
  }

  @Override
  public synchronized RunView start(Draft draft) {
    if (runs.values().stream().anyMatch(run -> !run.isOver())) {
      throw ProblemException.conflict("Cannot start a run: one is going on");
    }
    preview(draft);
    String id =
        Integer.toString(runs.keySet().stream().mapToInt(Integer::parseInt).max().orElse(0) + 1);
    long startedAt = (System.currentTimeMillis() / 1000 - backfill) * 1000;
    FakeRun run =
        new FakeRun(
            id,
            Objects.requireNonNullElse(draft.title(), "Seed mix"),
            parsed(draft.load()),
            Objects.requireNonNullElse(draft.target(), "http://127.0.0.1:8080"),
            Objects.requireNonNullElse(draft.thresholds(), THRESHOLDS),
            startedAt,
            1);
    for (int second = 0; second < backfill && !run.isOver(); second++) {
      run.tick();
    }
    runs.put(id, run);
    return run.view();
  }

  @Override
  public List<RunSummary> runs() {
    return runs.values().stream()
        .map(FakeRun::summary)
        .sorted(Comparator.comparingLong(RunSummary::startedAt).reversed())
        .toList();
  }

  @Override
  public Optional<RunView> current() {
    return runs().stream().findFirst().map(run -> run(run.id()));
  }

  @Override
  public RunView run(String id) {
    return known(id).view();
  }

  @Override
  public RunView edit(String id, String load) {
    known(id).edit(parsed(load));
    return run(id);
  }

  @Override
  public RunView command(String id, Command command) {
    FakeRun run = known(id);
    if (run.isOver()) {
      throw ProblemException.conflict(
          "Cannot " + command.name().toLowerCase() + " run " + id + ": it is over");
    }
    switch (command) {
      case PAUSE -> run.state("PAUSED", "pause");
      case RESUME -> run.state("RUNNING", "resume");
      case SKIP -> run.skip();
      case STOP -> run.state("FINISHED", "stop");
    }
    return run.view();
  }

  @Override
  public void note(String id, String text) {
    known(id).mark("note", text);
  }

  @Override
  public List<SecondRecord> seconds(String id, long from) {
    return known(id).seconds(from);
  }

  @Override
  public AutoCloseable follow(String id, Consumer<SecondRecord> second, Runnable ended) {
    if (known(id).isOver()) {
      ended.run();
      return () -> {};
    }
    Listener listener = new Listener(id, second, ended);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Window window(String id, Long from, Long to) {
    return known(id).window(from, to);
  }

  @Override
  public List<Failure> failures(String id) {
    long errors = known(id).window(null, null).total().errors();
    long now = System.currentTimeMillis();
    return errors == 0
        ? List.of()
        : List.of(
            new Failure(
                "Update Item",
                "UNEXPECTED_STATUS",
                503,
                "503 The database cannot be used now; try again",
                errors,
                now - 90_000,
                now - 4_000,
                new Sample(
                    "PUT",
                    "/item/8123",
                    "{\"name\":\"Updated Item"
                        + " 42/7/19\",\"description\":\"<b>#42/7/19/9f3c</b>\",\"price\":4711,\"on_offer\":true}",
                    503,
                    "{\"type\":\"about:blank\",\"title\":\"Service"
                        + " Unavailable\",\"status\":503,\"detail\":\"The database cannot be used"
                        + " now; try again\"}")));
  }

  @Override
  public CorrectnessView correctness(String id) {
    boolean over = known(id).isOver();
    String state = over ? "OK" : "WAITING";
    return new CorrectnessView(
        over ? "DONE" : "WAITING",
        4711,
        2,
        List.of(
            new Place("API", "OK", 4711, 0, "reads agree with the model so far"),
            new Place(
                "PostgreSQL",
                state,
                4711,
                0,
                over ? "every row as written" : "compared when the run ends"),
            new Place(
                "lake",
                state,
                4711,
                0,
                over ? "every row as written" : "compared when the run ends")),
        known(id).verdict().word().equals("SLA FAIL")
            ? List.of(
                new FoundRecord(
                    "STALE", "lake", "8123", "version 3 where 4 was acknowledged 41 s before"))
            : List.of());
  }

  @Override
  public List<LogLine> logs(String id) {
    RunView run = run(id);
    List<LogLine> lines = new ArrayList<>();
    lines.add(new LogLine(run.startedAt(), "INFO", "Run " + id + " begins: " + run.load()));
    lines.add(
        new LogLine(
            run.startedAt() + 10_000, "INFO", "Warm-up is over, from now on requests count"));
    lines.add(
        new LogLine(
            run.startedAt() + 41_000,
            "WARN",
            "Answer 503 to PUT /item/8123 <script>alert(1)</script>"));
    return lines;
  }

  @Override
  public List<WorkerView> workers(String id) {
    return List.of(new WorkerView("local", known(id).state(), 0.41, 310, 200, 0, 8, 0, 0));
  }

  @Override
  public ComparisonView compare(String a, String b) {
    Window left = known(a).window(null, null);
    Window right = known(b).window(null, null);
    List<ComparisonView.Row> rows = new ArrayList<>();
    row(rows, left.total(), right.total());
    for (int op = 0; op < Math.min(left.ops().size(), right.ops().size()); op++) {
      row(rows, left.ops().get(op), right.ops().get(op));
    }
    return new ComparisonView(known(a).summary(), known(b).summary(), rows);
  }

  private static void row(List<ComparisonView.Row> rows, Window.Row a, Window.Row b) {
    double change = a.p99() == 0 ? 0 : (double) b.p99() / a.p99() - 1;
    rows.add(
        new ComparisonView.Row(
            a.name(),
            "p99",
            a.p99(),
            b.p99(),
            change,
            Math.abs(change) > 0.1 ? "SIGNIFICANT" : "NOISE"));
  }

  @Override
  public ReportFile report(String id, String format) {
    return new ReportFile("text/plain", ("report of run " + known(id).id()).getBytes());
  }
}
