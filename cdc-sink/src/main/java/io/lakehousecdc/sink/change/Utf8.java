package io.lakehousecdc.sink.change;

/**
 * UTF-8 sequences of more than one byte. {@link String} replaces malformed ones silently; here they
 * are refused.
 */
final class Utf8 {
  private Utf8() {}

  /** Checks the sequence that starts at {@code p} and returns the position behind it. */
  static int end(byte[] bytes, int p, int end) throws MalformedEventException {
    int first = bytes[p] & 0xFF;
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (first < 0xC2
        || first > 0xF4
        || end - p < length
        || !secondFits(first, bytes[p + 1] & 0xFF)) {
      throw malformed(p);
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[p + i] & 0xC0) != 0x80) {
        throw malformed(p);
      }
    }
    return p + length;
  }

  /** Refuses overlong forms, surrogates, and what lies above U+10FFFF (Unicode 17, table 3-7). */
  private static boolean secondFits(int first, int second) {
    int low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
  }

  private static MalformedEventException malformed(int p) {
    return new MalformedEventException("malformed UTF-8 at byte " + p);
  }

  /** Writes a code point that is no surrogate, and returns the position behind it. */
  static int put(int codePoint, byte[] out, int at) {
    int size = at;
    if (codePoint < 0x80) {
      out[size++] = (byte) codePoint;
      return size;
    }
    if (codePoint < 0x800) {
      out[size++] = (byte) (0xC0 | codePoint >> 6);
    } else {
      if (codePoint < 0x10000) {
        out[size++] = (byte) (0xE0 | codePoint >> 12);
      } else {
        out[size++] = (byte) (0xF0 | codePoint >> 18);
        out[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      }
      out[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    out[size++] = (byte) (0x80 | (codePoint & 0x3F));
    return size;
  }
}
