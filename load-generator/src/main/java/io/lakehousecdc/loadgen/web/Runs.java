package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.SecondRecord;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the pages need of the load generator. All refusals are {@link ProblemException}s: 404 for a
 * run that is not known, 409 for a command that does not fit its state, 422 for a draft that cannot
 * be run. Every method may be called by any thread, and may wait for a disk.
 */
public interface Runs {
  /** Where runs go that name no target. */
  URI defaultTarget();

  List<Preset> presets();

  /** What a draft would do. */
  Preview preview(Draft draft);

  /** Whether anything answers at a target. Waits a few seconds at most. */
  Reach reach(URI target);

  /** Starts a run; there is one at a time. */
  RunView start(Draft draft);

  /** All runs that are kept, the latest first. */
  List<RunSummary> runs();

  /** The run that is going on, or else the latest. */
  Optional<RunView> current();

  RunView run(String id);

  /** Another load from now on; what was to come is forgotten. */
  RunView edit(String id, String load);

  RunView command(String id, Command command);

  /** Writes a remark on the time axis of a run. */
  void note(String id, String text);

  /** The seconds of a run from an epoch second on, the oldest first; at most the latest 7,200. */
  List<SecondRecord> seconds(String id, long from);

  /**
   * Follows a run that goes on. The listener is told of each second by the thread that closes it,
   * and must not block.
   *
   * @param ended called once when there will be no more seconds; at once if the run is over
   * @return ends the subscription
   */
  AutoCloseable follow(String id, Consumer<SecondRecord> second, Runnable ended);

  /** Exact figures of a stretch of a run; without bounds of all of it, less its warm-up. */
  Window window(String id, @Nullable Long from, @Nullable Long to);

  List<Failure> failures(String id);

  CorrectnessView correctness(String id);

  List<LogLine> logs(String id);

  List<WorkerView> workers(String id);

  ComparisonView compare(String a, String b);

  /**
   * A file about a run: html, json, csv, history.csv, failures.csv, exceptions.csv, xml, md, jsonl
   * or hlog.
   */
  ReportFile report(String id, String format);

  /** What can be asked of a run that goes on. */
  enum Command {
    PAUSE,
    RESUME,
    SKIP,
    STOP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
