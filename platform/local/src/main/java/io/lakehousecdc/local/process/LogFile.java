package io.lakehousecdc.local.process;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A log file of bounded size: the file of the last run, and what exceeds {@link #MAX_BYTES}, moves
 * to {@code <name>.1}, so that a part never has more than two files. The last lines are also kept
 * in memory for error messages.
 */
public final class LogFile implements Closeable {
  static final long MAX_BYTES = 16 << 20;
  private static final int TAIL_LINES = 15;

  private final Path file;
  private final Deque<String> tail = new ArrayDeque<>();
  private Writer writer;
  private long bytes;

  private LogFile(Path file) throws IOException {
    this.file = file;
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.writer = rotate();
  }

  /** Opens a log file, and moves one that is there already to {@code <name>.1}. */
  public static LogFile open(Path file) {
    try {
      return new LogFile(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot open log file: " + file, e);
    }
  }

  public Path path() {
    return file;
  }

  /**
   * Appends one line. A log that cannot be written loses the line: it must not stop what it
   * describes.
   */
  public synchronized void line(String line) {
    if (tail.size() == TAIL_LINES) {
      tail.removeFirst();
    }
    tail.addLast(line);
    try {
      long added = line.length() + 1L; // nearly all of what is logged is ASCII
      if (bytes + added > MAX_BYTES) {
        writer.close();
        writer = rotate();
      }
      bytes += added;
      writer.write(line);
      writer.write('\n');
      writer.flush();
    } catch (IOException e) {
      tail.addLast("Cannot write log file " + file + ": " + e.getMessage());
    }
  }

  /** The last lines of this run, oldest first. */
  public synchronized List<String> tail() {
    return List.copyOf(tail);
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close log file: " + file, e);
    }
  }

  private Writer rotate() throws IOException {
    if (Files.exists(file)) {
      Path previous = file.resolveSibling(file.getFileName() + ".1");
      Files.move(file, previous, StandardCopyOption.REPLACE_EXISTING);
    }
    bytes = 0;
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }
}
