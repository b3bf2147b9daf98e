package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The life of one run: {@code READY}, the load, {@code CHECKING} what it left behind, {@code
 * FINISHED}. It ends in bounded time whatever the server does, as long as the check does.
 */
public final class Run implements RunControl, AutoCloseable {
  private final String id;
  private final Engine engine;
  private final Check check;
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> checkFailure = new AtomicReference<>();
  private volatile Phase phase = Phase.READY;

  private enum Phase {
    READY,
    LOAD,
    CHECK,
    FINISHED
  }

  /** Compares the data with what was written, when the load is over. */
  @FunctionalInterface
  public interface Check {
    /** For runs that check nothing. */
    Check NONE = () -> {};

    void check() throws Exception;
  }

  /**
   * A run that begins when it is started.
   *
   * @param listeners are told of each second; one that throws ends the run
   */
  public Run(
      String id, LoadSpec load, Workload workload, List<MeasuredListener> listeners, Check check) {
    this.id = id;
    this.check = check;
    List<MeasuredListener> all = List.copyOf(listeners);
    this.engine =
        Engine.alone(
            load, workload, measured -> all.forEach(listener -> listener.second(measured)));
  }

  /** Begins with the load. */
  public synchronized void start() {
    if (phase != Phase.READY) {
      throw new IllegalStateException("Cannot start run %s: it was started".formatted(id));
    }
    phase = Phase.LOAD;
    engine.start();
    Thread thread = new Thread(this::follow, "run-" + id);
    thread.setDaemon(true);
    thread.start();
  }

  private void follow() {
    try {
      while (!engine.await(Duration.ofMinutes(1))) {
        // A run may last for days.
      }
      phase = Phase.CHECK;
      check.check();
    } catch (Exception | Error e) {
      checkFailure.set(e);
    } finally {
      phase = Phase.FINISHED;
      finished.countDown();
    }
  }

  @Override
  public RunState state() {
    return switch (phase) {
      case READY -> RunState.READY;
      case LOAD -> RunState.of(engine.timeline(), engine.elapsed(), engine.users());
      case CHECK -> RunState.CHECKING;
      case FINISHED -> RunState.FINISHED;
    };
  }

  @Override
  public void edit(LoadPlan plan) {
    engine.edit(plan);
  }

  @Override
  public void pause() {
    engine.pause();
  }

  @Override
  public void resume() {
    engine.resume();
  }

  @Override
  public void skipStage() {
    engine.skipStage();
  }

  @Override
  public void stop() {
    engine.stop();
  }

  @Override
  public Timeline timeline() {
    return engine.timeline();
  }

  @Override
  public double elapsed() {
    return Math.max(0, engine.elapsed());
  }

  /** Why the run ended before its time, or its check did: an error, not a bad result. */
  public Optional<Throwable> failure() {
    Throwable failed = checkFailure.get();
    return failed == null ? engine.failure() : Optional.of(failed);
  }

  /**
   * Waits for {@link RunState#FINISHED}.
   *
   * @return false if the run is not finished by then
   */
  public boolean await(Duration atMost) throws InterruptedException {
    return finished.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Ends the load at once, and waits for the check. */
  @Override
  public void close() throws InterruptedException {
    engine.close();
    if (phase != Phase.READY) {
      finished.await();
    }
  }
}
