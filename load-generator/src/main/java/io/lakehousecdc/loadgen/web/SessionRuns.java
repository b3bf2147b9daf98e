package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.session.LoadRun;
import io.lakehousecdc.loadgen.session.Surroundings;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The runs of this process, one at a time, and those on disk. */
@Singleton
class SessionRuns implements Runs {
  private static final Duration PATIENCE_AT_EXIT = Duration.ofSeconds(5);

  private final Surroundings surroundings;
  private final URI defaultTarget;
  private final StoredRuns stored;
  private final WindowCache windows;
  private final Targets targets = new Targets();
  private final RunLog log = new RunLog();
  private volatile @Nullable LiveRun latest;

  SessionRuns(Surroundings surroundings, @ConfigProperty(name = "load.target") URI defaultTarget) {
    this.surroundings = surroundings;
    this.defaultTarget = defaultTarget;
    this.stored = new StoredRuns(surroundings.store());
    this.windows = new WindowCache(stored);
  }

  @PreDestroy
  void end() throws InterruptedException {
    LiveRun live = latest;
    if (live != null && !isOver(live)) {
      live.run().interrupt();
      boolean unused = live.run().await(PATIENCE_AT_EXIT);
    }
  }

  private static boolean isOver(LiveRun live) {
    return live.run().state() == RunState.FINISHED;
  }

  /** The run, if it goes on in this process. */
  private Optional<LiveRun> live(String id) {
    LiveRun live = latest;
    return live != null && live.id().equals(id) && !isOver(live)
        ? Optional.of(live)
        : Optional.empty();
  }

  @Override
  public URI defaultTarget() {
    return defaultTarget;
  }

  @Override
  public List<Preset> presets() {
    return PresetCards.all();
  }

  @Override
  public Preview preview(Draft draft) {
    WantedRun wanted = WantedRun.of(draft, defaultTarget);
    return Estimates.of(wanted.plan(), wanted.scenario());
  }

  @Override
  public Reach reach(URI target) {
    return targets.reach(target);
  }

  @Override
  public synchronized RunView start(Draft draft) {
    LiveRun before = latest;
    if (before != null && !isOver(before)) {
      throw ProblemException.conflict(
          "Cannot start a run: run %s goes on (stop it first)".formatted(before.id()));
    }
    WantedRun wanted = WantedRun.of(draft, defaultTarget);
    LiveRun live = new LiveRun();
    try {
      RunSpec spec = wanted.order().spec(Instant.now());
      live.begun(LoadRun.start(spec, surroundings, List.of(live::second)));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("#", "refused", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a run: " + e.getMessage(), e);
    }
    latest = live;
    return live.view();
  }

  @Override
  public List<RunSummary> runs() {
    List<RunSummary> runs = new ArrayList<>();
    for (StoredRun run : stored.all()) {
      runs.add(
          live(run.id())
              .map(live -> live.summary(windows.window(run.id(), null, null)))
              .orElseGet(() -> stored.summary(run)));
    }
    return runs;
  }

  @Override
  public Optional<RunView> current() {
    LiveRun live = latest;
    return live == null
        ? stored.all().stream().findFirst().map(run -> run(run.id()))
        : Optional.of(run(live.id()));
  }

  @Override
  public RunView run(String id) {
    return live(id).map(LiveRun::view).orElseGet(() -> stored.view(id));
  }

  @Override
  public RunView edit(String id, String load) {
    LiveRun live = going(id, "edit");
    try {
      live.run().edit(WantedRun.plan(load));
    } catch (IllegalArgumentException e) {
      throw ProblemException.invalid("#/load", "refused", String.valueOf(e.getMessage()));
    }
    return live.view();
  }

  @Override
  public RunView command(String id, Command command) {
    LiveRun live = going(id, command.word());
    switch (command) {
      case PAUSE -> live.run().pause();
      case RESUME -> live.run().resume();
      case SKIP -> live.run().skipStage();
      case STOP -> live.run().stop();
    }
    return live.view();
  }

  @Override
  public void note(String id, String text) {
    going(id, "annotate").run().note(text);
  }

  private LiveRun going(String id, String verb) {
    return live(id)
        .orElseThrow(
            () -> {
              stored.run(id);
              return ProblemException.conflict(
                  "Cannot %s run %s: it does not go on here".formatted(verb, id));
            });
  }

  @Override
  public List<SecondRecord> seconds(String id, long from) {
    return live(id).flatMap(live -> live.seconds(from)).orElseGet(() -> stored.seconds(id, from));
  }

  @Override
  public AutoCloseable follow(String id, Consumer<SecondRecord> second, Runnable ended) {
    LiveRun live = latest;
    if (live == null || !live.id().equals(id)) {
      ended.run();
      return () -> {};
    }
    return live.run().follow(second, ended);
  }

  @Override
  public Window window(String id, @Nullable Long from, @Nullable Long to) {
    return live(id).isPresent() ? windows.window(id, from, to) : stored.window(id, from, to);
  }

  @Override
  public List<Failure> failures(String id) {
    return live(id).map(live -> live.run().failures()).orElseGet(() -> stored.failures(id));
  }

  @Override
  public CorrectnessView correctness(String id) {
    CorrectnessView known = stored.correctness(id);
    if (live(id).isEmpty()) {
      return known;
    }
    return new CorrectnessView("WAITING", 0, 0, waiting(), known.findings());
  }

  private List<Place> waiting() {
    String later = "compared when the load is over";
    String off = "not compared: it is not configured";
    return List.of(
        new Place("API", "WAITING", 0, 0, "reads are checked meanwhile; " + later),
        surroundings.postgres() == null
            ? new Place("PostgreSQL", "OFF", 0, 0, off)
            : new Place("PostgreSQL", "WAITING", 0, 0, later),
        surroundings.lake() == null
            ? new Place("lake", "OFF", 0, 0, off)
            : new Place("lake", "WAITING", 0, 0, later));
  }

  @Override
  public List<LogLine> logs(String id) {
    List<SecondRecord> seconds = live(id).map(LiveRun::latest).orElseGet(() -> seconds(id, 0));
    return log.of(run(id), seconds, failures(id));
  }

  @Override
  public List<WorkerView> workers(String id) {
    return live(id).map(live -> List.of(live.worker())).orElse(List.of());
  }

  @Override
  public ComparisonView compare(String a, String b) {
    return stored.compare(a, b);
  }

  @Override
  public ReportFile report(String id, String format) {
    return stored.report(id, format);
  }
}
