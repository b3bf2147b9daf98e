package io.lakehousecdc.loadgen.client;

import java.util.Arrays;

/** Collects the body of an answer. It grows with what comes, not with what a header promises. */
final class BodyBuffer {
  private static final byte[] NOTHING = new byte[0];
  private static final int FIRST = 64 << 10;

  private final int limit;
  private byte[] bytes = NOTHING;
  private int length;

  BodyBuffer(int limit) {
    this.limit = limit;
  }

  void clear() {
    bytes = NOTHING;
    length = 0;
  }

  int length() {
    return length;
  }

  int room() {
    return limit - length;
  }

  /**
   * Adds bytes, for which there must be {@link #room}.
   *
   * @param expected how long the body will be in all, 0 if nobody knows
   */
  void append(byte[] source, int start, int count, int expected) {
    if (bytes.length < length + count) {
      long doubled = Math.max(2L * length, Math.min(expected == 0 ? 1024 : expected, FIRST));
      long size = Math.max(length + count, Math.min(doubled, expected == 0 ? limit : expected));
      bytes = Arrays.copyOf(bytes, (int) size);
    }
    System.arraycopy(source, start, bytes, length, count);
    length += count;
  }

  /** The body, exactly as long as it is. */
  byte[] toBytes() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }
}
