package io.lakehousecdc.spark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The JVM of {@link SparkWorker}: lines in, lines out, its log in a temporary directory. */
final class SparkProcess implements AutoCloseable {
  /** Lines that wait for the thread that asked for them; beyond it Spark waits. */
  private static final int QUEUED_LINES = 10_000;

  private static final int LOG_LINES_IN_ERRORS = 20;

  private final Process process;
  private final Path directory;
  private final Writer in;
  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(QUEUED_LINES);

  private SparkProcess(Process process, Path directory) {
    this.process = process;
    this.directory = directory;
    this.in = process.outputWriter(StandardCharsets.UTF_8);
    Thread thread = new Thread(this::readLines, "spark-answers");
    thread.setDaemon(true);
    thread.start();
  }

  static SparkProcess start() {
    try {
      Path directory = Files.createTempDirectory("spark-reader");
      Process process =
          new ProcessBuilder(SparkSettings.command(ClassPath.read()))
              .directory(directory.toFile())
              .redirectError(directory.resolve("spark.log").toFile())
              .start();
      return new SparkProcess(process, directory);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start Spark", e);
    }
  }

  Path directory() {
    return directory;
  }

  void send(String text) {
    try {
      in.write(text);
      in.flush();
    } catch (IOException e) {
      throw failure("send a command to Spark", "its process has ended");
    }
  }

  /**
   * The next line of the answer.
   *
   * @throws IllegalStateException if it does not come in time or the process has ended
   */
  String next(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (System.nanoTime() < deadline) {
        String line = lines.poll(100, TimeUnit.MILLISECONDS);
        if (line != null) {
          return line;
        }
        if (!process.isAlive() && lines.isEmpty()) {
          throw failure("wait for Spark", "its process has ended with " + process.exitValue());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("wait for Spark", "interrupted");
    }
    throw failure("wait for Spark", "no answer within " + limit.toSeconds() + " s");
  }

  IllegalStateException failure(String action, String reason) {
    return new IllegalStateException("Cannot " + action + ": " + reason + lastLogLines());
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(directory);
  }

  private void readLines() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line;
      while ((line = out.readLine()) != null) {
        lines.put(line);
      }
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly(); // next() tells the caller
    }
  }

  private String lastLogLines() {
    try {
      List<String> log = Files.readAllLines(directory.resolve("spark.log"));
      int from = Math.max(0, log.size() - LOG_LINES_IN_ERRORS);
      return log.isEmpty() ? "" : "\n" + String.join("\n", log.subList(from, log.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit(); // a temporary directory: the system cleans it up
    }
  }
}
