package io.lakehousecdc.loadgen.statistics;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Seconds in a file, in the order of time. In memory there is only where each 64th begins: 1 MiB
 * for a month.
 */
final class SecondLog implements AutoCloseable {
  private static final int STRIDE = 64;
  private static final int LARGEST = 64 << 20;

  private final Path file;
  private final FileChannel channel;
  private final TreeMap<Long, Long> positions = new TreeMap<>();
  private long entries;
  private long end;

  /** Begins an empty file. */
  SecondLog(Path file) throws IOException {
    this.file = file;
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
  }

  synchronized void append(MeasuredSecond second) {
    byte[] bytes = SecondCodec.encode(second);
    ByteBuffer entry = ByteBuffer.allocate(Integer.BYTES + bytes.length);
    entry.putInt(bytes.length).put(bytes).flip();
    long position = end;
    try {
      while (entry.hasRemaining()) {
        position += channel.write(entry, position);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
    }
    if (entries % STRIDE == 0) {
      positions.put(second.second().epochSecond(), end);
    }
    entries++;
    end = position;
  }

  /** Reads the seconds from {@code from} to before {@code to}. */
  void read(long from, long to, Consumer<MeasuredSecond> reader) {
    long position;
    long limit;
    synchronized (this) {
      var entry = positions.floorEntry(from);
      position = entry == null ? 0 : entry.getValue();
      limit = end;
    }
    try {
      while (position < limit) {
        int length = read(position, Integer.BYTES).getInt();
        if (length < 0 || length > LARGEST) {
          throw new IOException("an entry has %d bytes".formatted(length));
        }
        MeasuredSecond second = SecondCodec.decode(read(position + Integer.BYTES, length).array());
        if (second.second().epochSecond() >= to) {
          return;
        }
        if (second.second().epochSecond() >= from) {
          reader.accept(second);
        }
        position += Integer.BYTES + length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  private ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("the file ends within an entry");
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
