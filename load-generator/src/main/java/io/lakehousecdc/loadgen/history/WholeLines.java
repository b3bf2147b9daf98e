package io.lakehousecdc.loadgen.history;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** A file without its last line if that has no end: its writer was killed, or is at it. */
final class WholeLines extends FilterInputStream {
  private static final int BLOCK = 8192;

  private long left;

  WholeLines(InputStream in, long length) {
    super(in);
    this.left = length;
  }

  /** The bytes up to the last line break. */
  static long length(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      byte[] block = new byte[BLOCK];
      for (long end = file.length(); end > 0; end -= Math.min(end, BLOCK)) {
        int size = (int) Math.min(end, BLOCK);
        file.seek(end - size);
        file.readFully(block, 0, size);
        for (int i = size - 1; i >= 0; i--) {
          if (block[i] == '\n') {
            return end - size + i + 1;
          }
        }
      }
      return 0;
    }
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    left--;
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int count = super.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(0, count);
    return count;
  }
}
