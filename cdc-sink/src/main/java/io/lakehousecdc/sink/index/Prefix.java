package io.lakehousecdc.sink.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of an index file: a magic number, the format's version, and the CRC-32C and the
 * length of the body that follows. The version also stands for the hash functions of the index,
 * whose results are in the file.
 */
record Prefix(int checksum, long length) {

  static final int BYTES = 24;

  private static final long MAGIC = 0x5844494344434B4CL; // "LKCDCIDX" as bytes
  private static final int VERSION = 2;

  void write(FileChannel channel) throws IOException {
    ByteBuffer bytes = buffer(BYTES);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(checksum).putLong(length).flip();
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  /** Why the file is not a complete index file as it was written, or null when it is. */
  static @Nullable String defect(FileChannel channel) throws IOException {
    ByteBuffer bytes = buffer(BYTES);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    if (bytes.hasRemaining()) {
      return "is truncated: " + bytes.position() + " bytes";
    }
    bytes.flip();
    if (bytes.getLong() != MAGIC) {
      return "is not an index file";
    }
    int version = bytes.getInt();
    if (version != VERSION) {
      return "has format version " + version + " (supported: " + VERSION + ")";
    }
    return new Prefix(bytes.getInt(), bytes.getLong()).defectOfBody(channel);
  }

  private @Nullable String defectOfBody(FileChannel channel) throws IOException {
    long present = channel.size() - BYTES;
    if (present != length) {
      return (present < length ? "is truncated: " : "is too long: ")
          + present
          + " of "
          + length
          + " bytes of the body";
    }
    CRC32C actual = new CRC32C();
    ByteBuffer bytes = buffer(IndexInput.BUFFER_BYTES);
    while (channel.read(bytes) >= 0) {
      actual.update(bytes.flip());
      bytes.clear();
    }
    return (int) actual.getValue() == checksum
        ? null
        : "is damaged: its checksum does not match its contents";
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
