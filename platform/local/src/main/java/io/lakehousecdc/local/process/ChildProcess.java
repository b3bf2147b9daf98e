package io.lakehousecdc.local.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A child JVM that writes into a {@link LogFile} and ends when its standard input closes (see
 * {@link ParentWatch}): that happens at {@link #stop}, and also when this JVM dies, however it
 * dies.
 */
public final class ChildProcess {
  /** A child prints this and a label for each server in it, once that can be used. */
  public static final String READY = "lakehouse: ready ";

  /** A child prints this before the one-line reason why it cannot start. */
  public static final String FAILED = "lakehouse: failed: ";

  private final String name;
  private final Process process;
  private final LogFile log;
  private final Set<String> starting;

  private volatile @Nullable String failure;

  private ChildProcess(String name, Process process, Set<String> labels, LogFile log) {
    this.name = name;
    this.process = process;
    this.starting = ConcurrentHashMap.newKeySet();
    this.starting.addAll(labels);
    this.log = log;
  }

  /**
   * Starts a JVM and copies what it prints into the log, until it ends. The log is closed then.
   *
   * @param labels of the servers in it that say {@link #READY}
   * @throws IOException if the process cannot be created
   */
  public static ChildProcess start(
      String name, JavaCommand command, Set<String> labels, LogFile log) throws IOException {
    Process process = command.toProcessBuilder().start();
    ChildProcess child = new ChildProcess(name, process, labels, log);
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
   * Why the child cannot be used: the reason it gave, or that it ended, with its last log lines.
   */
  public Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * A message that says in its first line why the child is of no use, and then its last log lines.
   */
  public String describe(String reason) {
    return "Cannot start %s: %s, see %s:%n%s"
        .formatted(name, reason, log.path(), String.join(System.lineSeparator(), log.tail()));
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

  /** Whether the server with this label can be used. */
  public boolean isReady(String label) {
    return !starting.contains(label);
  }

  private void copyOutput() {
    try (log;
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(READY)) {
          starting.remove(line.substring(READY.length()));
        } else if (line.startsWith(FAILED)) {
          failure = line.substring(FAILED.length());
        }
        log.line(line);
      }
    } catch (IOException e) {
      log.line("Cannot read the output of " + name + ": " + e.getMessage());
    }
    if (failure == null) {
      failure = describe("its process ended");
    }
  }
}
