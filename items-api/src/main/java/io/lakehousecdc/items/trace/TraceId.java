package io.lakehousecdc.items.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The id of the trace that a request belongs to, 32 hexadecimal digits, as the header {@code
 * traceparent} carries it: {@code version-traceid-parentid-flags}.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/#traceparent-header">W3C Trace Context</a>
 */
final class TraceId {
  static final String HEADER = "traceparent";

  private static final int ID_START = 3;
  private static final int ID_END = 35;
  private static final int PARENT_END = 52;
  private static final int LENGTH = 55;

  private TraceId() {}

  /** The caller's trace or, if it sent none or one that is not well-formed, a new one. */
  static String choose(@Nullable String traceparent) {
    return traceparent != null && isWellFormed(traceparent)
        ? traceparent.substring(ID_START, ID_END)
        : generate();
  }

  /** Later versions may add fields at the end; their first ones are the same. */
  private static boolean isWellFormed(String header) {
    return hasLengthOfItsVersion(header)
        && isHex(header, 0, ID_START - 1)
        && isId(header, ID_START, ID_END)
        && isId(header, ID_END + 1, PARENT_END)
        && isHex(header, PARENT_END + 1, LENGTH)
        && header.charAt(ID_START - 1) == '-'
        && header.charAt(ID_END) == '-'
        && header.charAt(PARENT_END) == '-';
  }

  private static boolean hasLengthOfItsVersion(String header) {
    return header.length() == LENGTH
        ? !header.startsWith("ff")
        : header.length() > LENGTH
            && header.charAt(LENGTH) == '-'
            && !header.startsWith("00")
            && !header.startsWith("ff");
  }

  /** Hexadecimal digits that are not all zero. */
  private static boolean isId(String header, int start, int end) {
    boolean zero = true;
    for (int i = start; i < end; i++) {
      zero &= header.charAt(i) == '0';
    }
    return !zero && isHex(header, start, end);
  }

  private static boolean isHex(String header, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = header.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  private static String generate() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    // Never all zero, which would be no id.
    return hex.toHexDigits(random.nextLong() | 1) + hex.toHexDigits(random.nextLong());
  }
}
