package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.history.Environment;
import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.history.RunDescription.NamedOperation;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunResult.Summary;
import io.lakehousecdc.loadgen.history.RunWriter;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.run.LoadSpec;
import io.lakehousecdc.loadgen.run.Run;
import io.lakehousecdc.loadgen.run.RunControl;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.threshold.Rule;
import io.lakehousecdc.loadgen.threshold.Rules;
import io.lakehousecdc.loadgen.threshold.Thresholds;
import io.lakehousecdc.loadgen.verdict.Judge;
import io.lakehousecdc.loadgen.verdict.Validity;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verify.Findings;
import io.lakehousecdc.loadgen.verify.Freshness;
import io.lakehousecdc.loadgen.verify.Places;
import io.lakehousecdc.loadgen.verify.WriteListener;
import io.lakehousecdc.loadgen.workload.ItemsWorkload;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run with all that belongs to it, from the first call to the verdict on disk. For use by any
 * thread.
 */
public final class LoadRun implements RunControl {
  private final RunSpec spec;
  private final Surroundings surroundings;
  private final RunDescription description;
  private final Correctness correctness = new Correctness(new Findings());
  private final FailureLog failures = new FailureLog();
  private final @Nullable Freshness freshness;
  private final ItemsWorkload workload;
  private final RunWriter writer;
  private final Recorder recorder;
  private final Run run;
  private final List<Consumer<SecondRecord>> followers = new CopyOnWriteArrayList<>();
  private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean interrupted;
  private volatile @Nullable Verdict verdict;

  private LoadRun(RunSpec spec, LoadSpec load, Surroundings surroundings, List<Rule> rules)
      throws IOException {
    this.spec = spec;
    this.surroundings = surroundings;
    this.description = describe(spec, surroundings, rules);
    this.writer = surroundings.store().create(description);
    this.freshness =
        surroundings.lake() == null
            ? null
            : Freshness.start(surroundings.lake(), surroundings.lakePoll());
    WriteListener writes = freshness == null ? WriteListener.NONE : freshness;
    this.workload =
        new ItemsWorkload(
            spec.scenario(),
            spec.id(),
            spec.seed(),
            new RunModel(),
            correctness.findings(),
            writes);
    this.recorder =
        new Recorder(
            description,
            writer,
            new Thresholds(rules, description.operationNames()),
            new Validity(surroundings.limits()),
            correctness,
            freshness,
            record -> followers.forEach(follower -> follower.accept(record)));
    this.run =
        new Run(
            spec.id(),
            load,
            new WatchedWorkload(workload, failures),
            List.of(recorder::second),
            this::check);
  }

  /**
   * Begins a run.
   *
   * @throws IllegalArgumentException if a rule, the target or the load cannot be used; nothing was
   *     sent then
   * @throws IOException if the history cannot be written
   */
  public static LoadRun start(
      RunSpec spec, Surroundings surroundings, List<Consumer<SecondRecord>> followers)
      throws IOException {
    List<Rule> rules = Rules.parse(spec.thresholds());
    Rules.check(rules, operations(spec).stream().map(NamedOperation::name).toList());
    // Before anything is begun that would have to be ended: the host may be unknown.
    LoadSpec load = spec.load();
    LoadRun run = new LoadRun(spec, load, surroundings, rules);
    run.followers.addAll(followers);
    run.recorder.start(run);
    run.run.start();
    return run;
  }

  public RunSpec spec() {
    return spec;
  }

  public RunDescription description() {
    return description;
  }

  /** That of the run so far while it goes on. */
  public Verdict verdict() {
    Verdict last = verdict;
    return last == null ? recorder.verdictSoFar() : last;
  }

  /** Failures by cause. */
  public List<RunResult.Failure> failures() {
    return failures.failures();
  }

  /** An error in this program, not a bad result. */
  public Optional<Throwable> failure() {
    return run.failure();
  }

  @Override
  public RunState state() {
    if (finished.getCount() == 0) {
      return RunState.FINISHED;
    }
    RunState state = run.state();
    return state == RunState.FINISHED ? RunState.CHECKING : state;
  }

  @Override
  public void edit(LoadPlan plan) {
    run.edit(plan);
    recorder.mark("edit", plan.toString());
  }

  @Override
  public void pause() {
    run.pause();
    recorder.mark("pause", "paused");
  }

  @Override
  public void resume() {
    run.resume();
    recorder.mark("resume", "resumed");
  }

  @Override
  public void skipStage() {
    run.skipStage();
    recorder.mark("skip", "stage skipped");
  }

  /** Ends the load as its plan would. */
  @Override
  public void stop() {
    run.stop();
    recorder.mark("stop", "stopped");
  }

  /** Ends the load before its time: the verdict says so. */
  public void interrupt() {
    interrupted = true;
    stop();
  }

  @Override
  public Timeline timeline() {
    return run.timeline();
  }

  @Override
  public double elapsed() {
    return run.elapsed();
  }

  /** Writes a remark on the time axis. */
  public void note(String text) {
    recorder.mark("note", text);
  }

  /**
   * Follows the seconds; the follower must not block.
   *
   * @param end called once, when there will be no more; at once if the run is over
   * @return ends the subscription
   */
  public AutoCloseable follow(Consumer<SecondRecord> follower, Runnable end) {
    followers.add(follower);
    boolean[] told = {false};
    Runnable once =
        () -> {
          synchronized (told) {
            if (!told[0]) {
              told[0] = true;
              end.run();
            }
          }
        };
    atEnd.add(once);
    if (finished.getCount() == 0) {
      once.run();
    }
    return () -> {
      followers.remove(follower);
      atEnd.remove(once);
    };
  }

  /**
   * Waits for the verdict.
   *
   * @return false if there is none by then
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return finished.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** On the run's thread, when the load is over. */
  private void check() throws IOException, InterruptedException {
    recorder.checking();
    try {
      Places places =
          new Places(
              spec.target(), surroundings.postgres(), surroundings.lake(), spec.client().headers());
      correctness.compared(
          workload.verification().run(places, workload.lastWrite(), surroundings.lakeCatchUp()));
    } catch (RuntimeException | Error e) {
      recorder.problem("the data could not be compared: " + e);
    }
    run.failure().ifPresent(failure -> recorder.problem("the generator failed: " + failure));
    finish();
  }

  private void finish() throws IOException, InterruptedException {
    try {
      recorder.close();
      Verdict last = Judge.last(recorder.evidence(interrupted));
      verdict = last;
      writer.finish(result(last));
    } finally {
      writer.close();
      if (freshness != null) {
        freshness.close();
      }
      finished.countDown();
      atEnd.forEach(Runnable::run);
    }
  }

  private RunResult result(Verdict last) throws IOException {
    writer.flush();
    StoredRun stored =
        surroundings
            .store()
            .find(description.id())
            .orElseThrow(
                () -> new IOException("Cannot read run " + description.id() + ": it is gone"));
    return new RunResult(
        System.currentTimeMillis(),
        last,
        Summary.of(stored.measured()),
        SecondRecords.rules(recorder.evidence(interrupted).rules()),
        correctness.counts(),
        correctness.places(),
        failures());
  }

  private static RunDescription describe(
      RunSpec spec, Surroundings surroundings, List<Rule> rules) {
    return new RunDescription(
        spec.id(),
        spec.title(),
        spec.scenario().name(),
        spec.plan().toString(),
        spec.target().toString(),
        spec.seed(),
        operations(spec),
        rules.stream().map(Rule::text).toList(),
        spec.warmUp().plusMillis(999).toSeconds(),
        System.currentTimeMillis(),
        Environment.ofThisProcess(surroundings.version()));
  }

  private static List<NamedOperation> operations(RunSpec spec) {
    return spec.scenario().operations().stream()
        .map(operation -> new NamedOperation(operation.name(), operation.method()))
        .toList();
  }
}
