package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.Comparison;
import io.lakehousecdc.loadgen.history.Difference;
import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunStore;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.history.Totals;
import io.lakehousecdc.loadgen.report.ReportFormat;
import io.lakehousecdc.loadgen.report.Reports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs on disk, as the pages want them. */
final class StoredRuns {
  static final int MOST_SECONDS = 7200;

  private final RunStore store;

  StoredRuns(RunStore store) {
    this.store = store;
  }

  /** Reads what may be gone or broken. */
  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T read(String what, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + what + ": " + e.getMessage(), e);
    }
  }

  List<StoredRun> all() {
    return read("the runs", store::list);
  }

  StoredRun run(String id) {
    return read("run " + id, () -> store.find(id))
        .orElseThrow(() -> ProblemException.notFound("There is no run " + id));
  }

  RunSummary summary(StoredRun run) {
    RunDescription description = run.description();
    RunResult.Summary figures = read("run " + run.id(), run::summary);
    return new RunSummary(
        run.id(),
        description.title(),
        state(run),
        verdict(run),
        description.load(),
        description.target(),
        description.startedAt(),
        run.result().map(RunResult::endedAt).orElse(null),
        figures.calls(),
        figures.rate(),
        figures.errors(),
        figures.p99(),
        figures.freshnessP99());
  }

  /** A run that is over, or is made by another process. */
  RunView view(String id) {
    StoredRun run = run(id);
    RunDescription description = run.description();
    long endedAt = run.result().map(RunResult::endedAt).orElseGet(() -> lastSecond(run) * 1000);
    double elapsed = (endedAt - description.startedAt()) / 1000.0;
    return new RunView(
        id,
        description.title(),
        state(run),
        verdict(run),
        description.load(),
        null,
        elapsed,
        elapsed,
        description.target(),
        description.seed(),
        (int) description.warmUpSeconds(),
        description.startedAt(),
        endedAt,
        description.operationNames(),
        description.thresholds());
  }

  private static long lastSecond(StoredRun run) {
    List<SecondRecord> seconds = read("run " + run.id(), run::seconds);
    return seconds.isEmpty()
        ? run.description().startedAt() / 1000
        : seconds.get(seconds.size() - 1).t() + 1;
  }

  private static VerdictFigures verdict(StoredRun run) {
    return run.result()
        .map(
            result -> new VerdictFigures(result.verdict().word().text(), result.verdict().reason()))
        .orElseGet(() -> new VerdictFigures("INVALID", "the process ended before the run did"));
  }

  List<SecondRecord> seconds(String id, long from) {
    StoredRun run = run(id);
    List<SecondRecord> seconds =
        read("run " + id, run::seconds).stream().filter(second -> second.t() >= from).toList();
    return seconds.subList(Math.max(0, seconds.size() - MOST_SECONDS), seconds.size());
  }

  /** Exact figures of a stretch, without bounds those after the warm-up. */
  Window window(String id, @Nullable Long from, @Nullable Long to) {
    StoredRun run = run(id);
    long first = from == null ? run.measuredFrom() : from;
    long last = Math.min(to == null ? Long.MAX_VALUE : to, lastSecond(run));
    Totals totals = read("run " + id, () -> run.totals(first, last));
    List<SecondRecord> seconds =
        read("run " + id, run::seconds).stream()
            .filter(second -> second.t() >= first && second.t() < last)
            .toList();
    return Windows.of(first, last, totals.series(), run.description().operations(), seconds);
  }

  List<RunResult.Failure> failures(String id) {
    return run(id).result().map(RunResult::failures).orElse(List.of());
  }

  CorrectnessView correctness(String id) {
    StoredRun run = run(id);
    List<FoundRecord> findings = read("run " + id, run::findings);
    List<RunResult.Place> places = run.result().map(RunResult::places).orElse(List.of());
    long rows = places.stream().mapToLong(RunResult.Place::rows).max().orElse(0);
    return new CorrectnessView(places.isEmpty() ? "OFF" : "DONE", rows, 0, places, findings);
  }

  ComparisonView compare(String a, String b) {
    StoredRun left = run(a);
    StoredRun right = run(b);
    List<Difference> differences =
        read("runs " + a + " and " + b, () -> Comparison.of(left, right));
    return new ComparisonView(
        summary(left), summary(right), differences.stream().map(StoredRuns::row).toList());
  }

  private String state(StoredRun run) {
    return read("run " + run.id(), () -> store.goesOn(run.id())) ? "RUNNING" : "FINISHED";
  }

  private static ComparisonView.Row row(Difference difference) {
    return new ComparisonView.Row(
        difference.operation(),
        difference.metric(),
        difference.a(),
        difference.b(),
        difference.change(),
        difference.judgement().name());
  }

  ReportFile report(String id, String suffix) {
    ReportFormat format =
        ReportFormat.of(suffix)
            .orElseThrow(() -> ProblemException.notFound("There is no report." + suffix));
    StoredRun run = run(id);
    return new ReportFile(format.mediaType(), read("run " + id, () -> Reports.of(run, format)));
  }
}
