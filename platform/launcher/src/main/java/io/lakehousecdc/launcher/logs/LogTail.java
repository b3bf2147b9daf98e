package io.lakehousecdc.launcher.logs;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a file that grows. */
public final class LogTail {
  private static final int BLOCK = 1 << 13;
  private static final int LONGEST = 1 << 24; // A log of endless lines must not fill the memory.

  private LogTail() {}

  /** The last lines of a file as they are, with their line ends. */
  public static String last(Path file, int lines) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long end = log.length();
      long start = start(log, end, lines);
      byte[] bytes = new byte[(int) (end - start)];
      log.seek(start);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  /**
   * Goes back block by block until enough line ends are passed, not counting that of the last line.
   */
  private static long start(RandomAccessFile log, long end, int lines) throws IOException {
    byte[] block = new byte[BLOCK];
    int passed = 0;
    long limit = Math.max(0, end - LONGEST);
    for (long to = end; to > limit; ) {
      int size = (int) Math.min(BLOCK, to - limit);
      to -= size;
      log.seek(to);
      log.readFully(block, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        boolean lineEnd = block[i] == '\n' && to + i < end - 1;
        if (lineEnd && ++passed == lines) {
          return to + i + 1;
        }
      }
    }
    return limit;
  }
}
