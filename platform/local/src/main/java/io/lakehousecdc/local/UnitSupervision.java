package io.lakehousecdc.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the process of one {@link Unit} running: starts it when what it needs can be used, watches
 * it, and starts it again, at first at once and then less and less often.
 */
final class UnitSupervision {
  private static final Logger LOG = LoggerFactory.getLogger(UnitSupervision.class);
  private static final long WATCH_MILLIS = 200;
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(2);

  /**
   * With the probes' own timeout of 5 s a process that hangs is killed after about half a minute.
   */
  private static final int PROBES_MISSED_AT_MOST = 5;

  /** What ran so long has not failed because of its start. */
  private static final Duration STABLE = Duration.ofSeconds(60);

  private final Unit unit;
  private final Build build;
  private final Configuration configuration;
  private final StatusBoard board;
  private final Leftovers leftovers;
  private final Consumer<Part> beforeUse;
  private final Thread thread;
  private volatile @Nullable UnitProcess process;

  /**
   * @param beforeUse is called for each part that is up, before others may use it
   */
  UnitSupervision(
      Unit unit,
      Build build,
      Configuration configuration,
      StatusBoard board,
      Leftovers leftovers,
      Consumer<Part> beforeUse) {
    this.unit = unit;
    this.build = build;
    this.configuration = configuration;
    this.board = board;
    this.leftovers = leftovers;
    this.beforeUse = beforeUse;
    this.thread = new Thread(this::supervise, "supervision of " + unit.name());
  }

  void start() {
    thread.start();
  }

  /** Ends the supervision and then the process, which is killed after the timeout. */
  void stop(Duration timeout) {
    thread.interrupt();
    try {
      thread.join(timeout.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    UnitProcess running = process;
    if (running != null) {
      running.stop(timeout);
    }
    unit.parts().forEach(board::stopped);
  }

  private void supervise() {
    try {
      while (!unit.needs().stream().allMatch(board::isUsable)) {
        Thread.sleep(WATCH_MILLIS / 4);
      }
      Backoff backoff = Backoff.NONE;
      while (true) {
        long begin = System.nanoTime();
        String reason = runOnce();
        boolean wasStable = System.nanoTime() - begin > STABLE.toNanos();
        backoff = (wasStable ? Backoff.NONE : backoff).next();
        PartState state = backoff.failures() > 1 ? PartState.FAILED : PartState.STARTING;
        unit.parts().forEach(part -> board.down(part, state, reason));
        LOG.warn("Starting {} again in {} ms: {}", unit.name(), backoff.delay().toMillis(), reason);
        Thread.sleep(backoff.delay().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // told to stop
    }
  }

  /** Runs the process until it ends; says why it did, in one line. */
  private String runOnce() throws InterruptedException {
    try {
      UnitProcess starting = UnitProcess.start(unit, build, configuration, List.of());
      process = starting;
      leftovers.remember(unit.name(), starting.handle());
      unit.parts().forEach(part -> board.starting(part, starting.handle()));
      starting.awaitUsable(this::use);
      LOG.info("Started {}, pid {}", unit.name(), starting.handle().pid());
      return watch(starting);
    } catch (IOException | RuntimeException e) {
      UnitProcess useless = process;
      if (useless != null && useless.isAlive()) {
        useless.kill();
      }
      return oneLine(String.valueOf(e.getMessage()));
    }
  }

  private void use(Part part) {
    beforeUse.accept(part);
    board.running(part);
  }

  private String watch(UnitProcess running) throws InterruptedException {
    int missed = 0;
    long nextProbe = System.nanoTime();
    while (running.isAlive()) {
      if (unit.isApp() && System.nanoTime() > nextProbe) {
        missed = running.health().isLive() ? 0 : missed + 1;
        if (missed > PROBES_MISSED_AT_MOST) {
          running.kill();
          return "it did not answer that it is live, and was killed";
        }
        board.complain(
            unit.parts().get(0), running.health().isReady() ? "" : "it says that it is not ready");
        nextProbe = System.nanoTime() + PROBE_INTERVAL.toNanos();
      }
      Thread.sleep(WATCH_MILLIS);
    }
    return "its process ended";
  }

  private String oneLine(String message) {
    String first = message.lines().findFirst().orElse(message);
    String prefix = "Cannot start " + unit.name() + ": ";
    String reason = first.startsWith(prefix) ? first.substring(prefix.length()) : first;
    return reason.endsWith(":") ? reason.substring(0, reason.length() - 1) : reason;
  }
}
