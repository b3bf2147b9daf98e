package io.lakehousecdc.local;

import io.lakehousecdc.local.process.ChildProcess;
import io.lakehousecdc.local.process.JavaCommand;
import io.lakehousecdc.local.process.LogFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A part that runs in a JVM of its own. */
final class PartProcess {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(11);
  private static final long POLL_MILLIS = 50;

  private final Part part;
  private final ChildProcess child;
  private final AppHealth health;

  private PartProcess(Part part, ChildProcess child, AppHealth health) {
    this.part = part;
    this.child = child;
    this.health = health;
  }

  /**
   * Starts a part and waits until it can be used.
   *
   * @throws IllegalStateException if it ends or is not usable in time, with its reason or last log
   *     lines
   */
  static PartProcess start(
      Part part, Build build, Configuration configuration, List<String> jvmOptions)
      throws IOException, InterruptedException {
    JavaCommand command = build.command(part, configuration.write(part), jvmOptions);
    LogFile log = LogFile.open(configuration.state().log(part));
    ChildProcess child = ChildProcess.start(part.label(), command, log);
    AppHealth health = new AppHealth(configuration.endpoints().uri(part));
    PartProcess process = new PartProcess(part, child, health);
    try {
      process.awaitUsable();
    } catch (IllegalStateException | InterruptedException e) {
      child.kill();
      throw e;
    }
    return process;
  }

  boolean isAlive() {
    return child.isAlive();
  }

  ProcessHandle handle() {
    return child.handle();
  }

  void stop(Duration timeout) {
    child.stop(timeout);
  }

  void kill() {
    child.kill();
  }

  private void awaitUsable() throws InterruptedException {
    if (!part.isApp()) {
      // PostgreSQL may have much to recover; its server bounds that itself.
      child.awaitReady(part == Part.POSTGRES ? RECOVERY_TIMEOUT : START_TIMEOUT);
      return;
    }
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!isUsableApp()) {
      if (!child.isAlive()) {
        throw new IllegalStateException(child.describe("its process ended"));
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            child.describe("it was not healthy within " + START_TIMEOUT.toSeconds() + " s"));
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /**
   * The sink is ready when it has caught up with its tables, which may take longer than a start
   * should.
   */
  private boolean isUsableApp() throws InterruptedException {
    return part == Part.CDC_SINK ? health.isLive() : health.isReady();
  }
}
