package io.lakehousecdc.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child JVM that writes into a {@link LogFile} and ends when its standard input closes (see
 * {@link ParentWatch}): that happens at {@link #stop}, and also when this JVM dies, however it
 * dies.
 */
public final class ChildProcess {
  /** A child prints this line once it can be used. */
  public static final String READY = "lakehouse: ready";

  /** A child prints this before the one-line reason why it cannot start. */
  public static final String FAILED = "lakehouse: failed: ";

  private final String name;
  private final Process process;
  private final LogFile log;

  /** Why the child cannot be used; nothing if it can. Not complete while it starts. */
  private final CompletableFuture<Optional<String>> failure = new CompletableFuture<>();

  private ChildProcess(String name, Process process, LogFile log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a JVM and copies what it prints into the log, until it ends. The log is closed then.
   *
   * @throws IOException if the process cannot be created
   */
  public static ChildProcess start(String name, JavaCommand command, LogFile log)
      throws IOException {
    ChildProcess child = new ChildProcess(name, command.toProcessBuilder().start(), log);
    Thread pump = new Thread(child::copyOutput, "log of " + name);
    pump.setDaemon(true);
    pump.start();
    return child;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for the child's {@link #READY} line.
   *
   * @throws IllegalStateException with the child's reason or its last log lines, if it ends first
   *     or takes too long
   */
  public void awaitReady(Duration timeout) throws InterruptedException {
    Optional<String> reason;
    try {
      reason = failure.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(
          describe("it was not ready within " + timeout.toSeconds() + " s"), e);
    }
    if (reason.isPresent()) {
      throw new IllegalStateException(reason.get());
    }
  }

  /** A message that says why the child is of no use, with its last log lines. */
  public String describe(String reason) {
    List<String> tail = log.tail();
    return "Cannot start %s: %s; the last lines of %s:%n%s"
        .formatted(name, reason, log.path(), String.join(System.lineSeparator(), tail));
  }

  /** Asks the child to end, and kills it after the timeout. */
  public void stop(Duration timeout) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy(); // its end of the pipe is closed: the signal has the same meaning
    }
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Kills the child and the processes that it started, as {@code kill -9} does, and waits until
   * they are gone.
   */
  public void kill() {
    List<ProcessHandle> victims = process.descendants().toList();
    process.destroyForcibly();
    victims.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  private void copyOutput() {
    try (log;
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.equals(READY)) {
          failure.complete(Optional.empty());
        } else if (line.startsWith(FAILED)) {
          failure.complete(Optional.of(line.substring(FAILED.length())));
        }
        log.line(line);
      }
    } catch (IOException e) {
      log.line("Cannot read the output of " + name + ": " + e.getMessage());
    }
    failure.complete(Optional.of(describe("its process ended")));
  }
}
