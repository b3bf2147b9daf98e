package io.lakehousecdc.sink.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Reads what {@link IndexOutput} wrote. */
final class IndexInput {

  static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final ByteBuffer buffer =
      ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  IndexInput(FileChannel channel) {
    this.channel = channel;
  }

  int readInt() throws IOException {
    return require(Integer.BYTES).getInt();
  }

  long readLong() throws IOException {
    return require(Long.BYTES).getLong();
  }

  String readString() throws IOException {
    byte[] bytes = new byte[readInt()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = require(1).get();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private ByteBuffer require(int bytes) throws IOException {
    if (buffer.remaining() < bytes) {
      buffer.compact();
      int read = 0;
      while (buffer.position() < bytes && read >= 0) {
        read = channel.read(buffer);
      }
      buffer.flip();
      if (buffer.remaining() < bytes) {
        throw new EOFException("it ends in the middle of a value");
      }
    }
    return buffer;
  }
}
