package io.lakehousecdc.loadgen.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.loadgen.statistics.Second;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run while it goes on. What was written is the operating system's after each second, so
 * that a killed process loses no more than that; {@code run.json} is replaced as a whole. A lock
 * tells other processes that the run goes on; it ends with this process.
 *
 * <p>Safe for use by several threads.
 */
public final class RunWriter implements AutoCloseable {
  private static final int MOST_FINDINGS = 10_000;

  /**
   * The directories that this process writes. Asking the lock would lose it: a process that closes
   * a file gives up its locks on it.
   */
  private static final Set<Path> WRITTEN_HERE = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final RunDescription description;
  private final FileChannel lock;
  private final HistogramLog histograms;
  private final Writer seconds;
  private final Writer findings;
  private final Slice slice;
  private int found;

  RunWriter(Path directory, RunDescription description) throws IOException {
    this.directory = directory.toAbsolutePath();
    this.description = description;
    Files.createDirectories(directory);
    this.lock =
        FileChannel.open(
            directory.resolve(RunStore.LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock.tryLock() == null || !WRITTEN_HERE.add(this.directory)) {
      throw new IOException("Cannot write run " + description.id() + ": another process does");
    }
    this.slice = new Slice(description.operationNames());
    this.histograms =
        new HistogramLog(
            directory.resolve(RunStore.HISTOGRAMS),
            description.operationNames(),
            description.startedAt());
    this.seconds = writer(RunStore.SECONDS);
    this.findings = writer(RunStore.FINDINGS);
    write(null);
  }

  static boolean isWritten(Path directory) throws IOException {
    if (WRITTEN_HERE.contains(directory.toAbsolutePath())) {
      return true;
    }
    Path lock = directory.resolve(RunStore.LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    }
  }

  /**
   * Appends a second.
   *
   * @param freshness microseconds by operation, of the writes that became visible in it
   * @throws IOException if the disk is full or gone; the run may go on without its history
   */
  public synchronized void second(
      Second second, Map<String, Histogram> freshness, SecondRecord record) throws IOException {
    slice.add(second, freshness, record);
    long age = second.epochSecond() - description.startedAt() / 1000;
    if (slice.seconds() >= Cadence.span(age)) {
      flush();
    }
  }

  /** Appends a finding, one of the first ten thousand. */
  public synchronized void found(FoundRecord finding) throws IOException {
    if (found++ < MOST_FINDINGS) {
      append(findings, finding);
    }
  }

  /** Writes the result; it may be written again. */
  public synchronized void finish(RunResult result) throws IOException {
    flush();
    write(result);
  }

  @Override
  public synchronized void close() throws IOException {
    flush();
    histograms.close();
    seconds.close();
    findings.close();
    WRITTEN_HERE.remove(directory);
    lock.close();
  }

  /** Hands all seconds so far to the operating system. */
  public synchronized void flush() throws IOException {
    if (slice.seconds() > 0) {
      histograms.write(slice.from(), slice.to(), slice.series(), slice.freshness());
      append(seconds, slice.record());
      slice.clear();
    }
  }

  private static void append(Writer lines, Object value) throws IOException {
    lines.write(Json.MAPPER.writeValueAsString(value));
    lines.write('\n');
    lines.flush();
  }

  private void write(@Nullable RunResult result) throws IOException {
    Path fresh = directory.resolve(RunStore.RUN + ".new");
    Json.MAPPER.writeValue(fresh.toFile(), new RunFile(description, result));
    Files.move(
        fresh,
        directory.resolve(RunStore.RUN),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private BufferedWriter writer(String name) throws IOException {
    return Files.newBufferedWriter(directory.resolve(name), UTF_8);
  }
}
