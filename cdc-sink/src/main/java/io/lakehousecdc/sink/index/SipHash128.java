package io.lakehousecdc.sink.index;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-2-4 with an output of 128 bits (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast
 * short-input PRF", 2012; the 128-bit variant of their reference implementation). Without its key,
 * nobody can find inputs with the same hash faster than by chance.
 *
 * <p>The hash is left in {@link #first} and {@link #second} rather than returned, because it is
 * taken for every event: no object a hash.
 */
final class SipHash128 {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long key0;
  private final long key1;
  private long v0;
  private long v1;
  private long v2;
  private long v3;
  private long first;
  private long second;

  SipHash128(long key0, long key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  long key0() {
    return key0;
  }

  long key1() {
    return key1;
  }

  /** The first half of the hash of the last input. */
  long first() {
    return first;
  }

  /** The second half of the hash of the last input. */
  long second() {
    return second;
  }

  /** Hashes {@code input}. */
  void update(byte[] input) {
    v0 = key0 ^ 0x736f6d6570736575L;
    v1 = key1 ^ 0x646f72616e646f6dL ^ 0xEE;
    v2 = key0 ^ 0x6c7967656e657261L;
    v3 = key1 ^ 0x7465646279746573L;
    int wholeWords = input.length & ~7;
    for (int i = 0; i < wholeWords; i += Long.BYTES) {
      compress((long) LONG.get(input, i));
    }
    compress(lastWord(input, wholeWords));
    v2 ^= 0xEE;
    first = squeeze();
    v1 ^= 0xDD;
    second = squeeze();
  }

  /** The bytes that do not fill a word, and the length in the top byte. */
  private static long lastWord(byte[] input, int from) {
    long word = (long) input.length << 56;
    for (int i = from; i < input.length; i++) {
      word |= (input[i] & 0xFFL) << (8 * (i - from));
    }
    return word;
  }

  private void compress(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  private long squeeze() {
    for (int i = 0; i < 4; i++) {
      round();
    }
    return v0 ^ v1 ^ v2 ^ v3;
  }

  private void round() {
    v0 += v1;
    v1 = Long.rotateLeft(v1, 13) ^ v0;
    v0 = Long.rotateLeft(v0, 32);
    v2 += v3;
    v3 = Long.rotateLeft(v3, 16) ^ v2;
    v0 += v3;
    v3 = Long.rotateLeft(v3, 21) ^ v0;
    v2 += v1;
    v1 = Long.rotateLeft(v1, 17) ^ v2;
    v2 = Long.rotateLeft(v2, 32);
  }
}
