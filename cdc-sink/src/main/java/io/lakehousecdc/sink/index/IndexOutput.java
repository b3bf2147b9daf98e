package io.lakehousecdc.sink.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Appends numbers and strings, little-endian, to a file through one buffer, and knows the checksum
 * and the length of all that it wrote.
 */
final class IndexOutput {

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(IndexInput.BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
  private final CRC32C checksum = new CRC32C();
  private long length;

  IndexOutput(FileChannel channel) {
    this.channel = channel;
  }

  void writeInt(int value) throws IOException {
    room(Integer.BYTES).putInt(value);
  }

  void writeLong(long value) throws IOException {
    room(Long.BYTES).putLong(value);
  }

  void writeString(String value) throws IOException {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    writeInt(bytes.length);
    for (byte b : bytes) {
      room(1).put(b);
    }
  }

  /** Hands everything to the operating system. */
  void flush() throws IOException {
    buffer.flip();
    length += buffer.remaining();
    checksum.update(buffer);
    buffer.rewind();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  /** The CRC-32C of everything flushed. */
  int checksum() {
    return (int) checksum.getValue();
  }

  /** How many bytes were flushed. */
  long length() {
    return length;
  }

  private ByteBuffer room(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      flush();
    }
    return buffer;
  }
}
