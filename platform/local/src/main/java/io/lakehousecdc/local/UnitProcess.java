package io.lakehousecdc.local;

import io.lakehousecdc.local.process.ChildProcess;
import io.lakehousecdc.local.process.JavaCommand;
import io.lakehousecdc.local.process.LogFile;
import io.lakehousecdc.local.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The running process of a {@link Unit}. */
final class UnitProcess {
  /**
   * Ten times what a start takes: on a machine that is busy a second attempt would make it worse.
   */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(170);

  /** PostgreSQL may have much to recover after a crash; its server bounds that by itself. */
  private static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(11);

  private static final long POLL_MILLIS = 50;

  /** A request costs more than a look at a variable, at a time when the processors are busy. */
  private static final long POLL_HTTP_MILLIS = 200;

  private final Unit unit;
  private final ChildProcess child;
  private final AppHealth health;

  private UnitProcess(Unit unit, ChildProcess child, AppHealth health) {
    this.unit = unit;
    this.child = child;
    this.health = health;
  }

  /** Starts the process; its parts can be used after {@link #awaitUsable}. */
  static UnitProcess start(
      Unit unit, Build build, Configuration configuration, List<String> jvmOptions)
      throws IOException {
    Part first = unit.parts().get(0);
    JavaCommand command;
    Set<String> labels;
    if (unit.isApp()) {
      command = build.app(first, configuration.write(first), jvmOptions);
      labels = Set.of();
    } else {
      command = build.servers(configure(unit, configuration), jvmOptions);
      labels = unit.parts().stream().map(Part::label).collect(Collectors.toSet());
    }
    LogFile log = LogFile.open(configuration.state().log(unit.name()));
    return new UnitProcess(
        unit,
        ChildProcess.start(unit.name(), command, labels, log),
        new AppHealth(configuration.endpoints().uri(first)));
  }

  private static Map<Part, Path> configure(Unit unit, Configuration configuration)
      throws IOException {
    Map<Part, Path> files = new LinkedHashMap<>();
    for (Part part : unit.parts()) {
      Map<String, String> extra =
          unit.parts().size() == 1
              ? Map.of()
              : Map.of(ServerProcess.LOG_FILE, configuration.state().log(part.label()).toString());
      files.put(part, configuration.write(part, extra));
    }
    return files;
  }

  /**
   * Waits until each part can be used.
   *
   * @param onUsable is told of each part as soon as it can be used
   * @throws IllegalStateException if the process ends or takes too long, with its reason or last
   *     log lines; it is killed then
   */
  void awaitUsable(Consumer<Part> onUsable) throws InterruptedException {
    Duration timeout = unit.parts().contains(Part.POSTGRES) ? RECOVERY_TIMEOUT : START_TIMEOUT;
    long deadline = System.nanoTime() + timeout.toNanos();
    Set<Part> starting = EnumSet.copyOf(unit.parts());
    try {
      while (!starting.isEmpty()) {
        for (Part part : unit.parts()) {
          if (starting.contains(part) && isUsable(part)) {
            starting.remove(part);
            onUsable.accept(part);
          }
        }
        requireStarting(deadline, timeout);
        Thread.sleep(unit.isApp() ? POLL_HTTP_MILLIS : POLL_MILLIS);
      }
    } catch (RuntimeException | InterruptedException e) {
      child.kill();
      throw e;
    }
  }

  private void requireStarting(long deadline, Duration timeout) {
    Optional<String> failure = child.failure();
    if (failure.isPresent()) {
      throw new IllegalStateException(failure.get());
    }
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException(
          child.describe("it was not usable within " + timeout.toSeconds() + " s"));
    }
  }

  ProcessHandle handle() {
    return child.handle();
  }

  boolean isAlive() {
    return child.isAlive();
  }

  AppHealth health() {
    return health;
  }

  void stop(Duration timeout) {
    child.stop(timeout);
  }

  void kill() {
    child.kill();
  }

  private boolean isUsable(Part part) throws InterruptedException {
    if (!part.isApp()) {
      return child.isReady(part.label());
    }
    // The sink may say that it is not ready while it reads what it missed: no reason to end it.
    return part == Part.CDC_SINK ? health.isLive() : health.isReady();
  }
}
