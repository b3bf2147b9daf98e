package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.session.LoadRun;
import io.lakehousecdc.loadgen.verdict.Verdict;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that this process makes: how it stands, and its latest seconds. */
final class LiveRun {
  /** Older ones are read from disk. */
  private static final int KEPT_SECONDS = 900;

  private final Deque<SecondRecord> latest = new ArrayDeque<>();
  private @Nullable LoadRun run;

  /** To be told of each second from the first on. */
  synchronized void second(SecondRecord second) {
    latest.addLast(second);
    if (latest.size() > KEPT_SECONDS) {
      latest.removeFirst();
    }
  }

  synchronized void begun(LoadRun begun) {
    run = begun;
  }

  synchronized LoadRun run() {
    if (run == null) {
      throw new IllegalStateException("Cannot look at a run before it has begun");
    }
    return run;
  }

  String id() {
    return run().description().id();
  }

  /** The seconds from one on, or empty if some of them are no longer kept. */
  synchronized Optional<List<SecondRecord>> seconds(long from) {
    SecondRecord first = latest.peekFirst();
    boolean all = latest.size() < KEPT_SECONDS || (first != null && first.t() <= from);
    return all
        ? Optional.of(latest.stream().filter(second -> second.t() >= from).toList())
        : Optional.empty();
  }

  /** Those that are kept here. */
  synchronized List<SecondRecord> latest() {
    return List.copyOf(latest);
  }

  synchronized @Nullable SecondRecord last() {
    return latest.peekLast();
  }

  RunView view() {
    LoadRun now = run();
    RunDescription description = now.description();
    double elapsed = now.elapsed();
    Optional<LoadPlan> rest = now.timeline().rest(elapsed);
    return new RunView(
        description.id(),
        description.title(),
        now.state().name(),
        verdict(now),
        description.load(),
        rest.map(LoadPlan::toString).orElse(null),
        elapsed,
        end(now, elapsed, rest),
        description.target(),
        description.seed(),
        (int) description.warmUpSeconds(),
        description.startedAt(),
        null,
        description.operationNames(),
        description.thresholds());
  }

  /** As things stand: a pause moves it. */
  private static @Nullable Double end(LoadRun run, double elapsed, Optional<LoadPlan> rest) {
    double end =
        run.timeline().paused()
            ? elapsed + rest.map(LoadPlan::seconds).orElse(0.0)
            : run.timeline().end();
    return Double.isInfinite(end) ? null : end;
  }

  private static VerdictFigures verdict(LoadRun run) {
    Verdict verdict = run.verdict();
    return new VerdictFigures(verdict.word().text(), verdict.reason());
  }

  /**
   * The run in a line.
   *
   * @param window the whole run after its warm-up
   */
  RunSummary summary(Window window) {
    LoadRun now = run();
    RunDescription description = now.description();
    Window.Row total = window.total();
    return new RunSummary(
        description.id(),
        description.title(),
        now.state().name(),
        verdict(now),
        description.load(),
        description.target(),
        description.startedAt(),
        null,
        total.count(),
        (double) total.count() / window.seconds(),
        (double) total.errors() / Math.max(1, total.count()),
        total.p99(),
        null);
  }

  /** This process as the only one that sends. */
  WorkerView worker() {
    SecondRecord second = last();
    String state = run().state().name();
    if (second == null) {
      return new WorkerView("this process", state, 0, 0, 0, 0, 0, 0, 0);
    }
    return new WorkerView(
        "this process",
        state,
        second.health().cpu(),
        second.health().lagP99(),
        second.done(),
        second.users(),
        second.health().connections(),
        0,
        0);
  }
}
