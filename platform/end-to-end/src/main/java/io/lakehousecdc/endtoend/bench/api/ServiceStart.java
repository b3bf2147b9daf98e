package io.lakehousecdc.endtoend.bench.api;

import io.lakehousecdc.endtoend.platform.ProcessUsage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service as a process of its own.
 *
 * @param firstAnswer from the start of the process to its first right answer
 */
record ServiceStart(String name, Process process, URI uri, Duration firstAnswer)
    implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 5;
  private static final int STOP_SECONDS = 20;

  /**
   * Starts a service and waits for its first list of items.
   *
   * @param log overwritten
   * @throws IllegalStateException with the end of its log, if it does not answer
   */
  static ServiceStart of(
      String name, List<String> command, Map<String, String> environment, URI uri, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      while (!answers(uri)) {
        long waited = System.nanoTime() - start;
        if (!process.isAlive() || waited > LIMIT.toNanos()) {
          process.destroyForcibly();
          throw new IllegalStateException(
              "Cannot start %s:%n%s".formatted(name, Files.readString(log)));
        }
        Thread.sleep(POLL_MILLIS);
      }
      return new ServiceStart(name, process, uri, Duration.ofNanos(System.nanoTime() - start));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot start " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a service starts", e);
    }
  }

  /** Resident memory now, in bytes. */
  long residentBytes() {
    return ProcessUsage.residentBytes(process.pid());
  }

  private static boolean answers(URI uri) {
    try (Conversation conversation = new Conversation(uri)) {
      return conversation.exchange("GET", "/items?limit=1", "") == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
