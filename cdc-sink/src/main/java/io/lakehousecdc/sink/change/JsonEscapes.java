package io.lakehousecdc.sink.change;

import java.util.Arrays;

/** Escape sequences in JSON strings. */
final class JsonEscapes {
  private static final String SHORT = "\"\\/bfnrt";
  private static final String MEANING = "\"\\/\b\f\n\r\t";

  private static final int MAX_SHOWN = 64;

  private JsonEscapes() {}

  /**
   * Checks the escape sequence at {@code p}, a surrogate pair as one, and returns the position
   * behind it.
   */
  static int end(byte[] json, int p, int end) throws MalformedEventException {
    if (p + 1 >= end) {
      throw new MalformedEventException(
          "not valid JSON: it ends too early, after " + end + " bytes");
    }
    if (json[p + 1] != 'u') {
      if (SHORT.indexOf(json[p + 1]) < 0) {
        throw new MalformedEventException("not valid JSON: unknown escape at byte " + p);
      }
      return p + 2;
    }
    char unit = unit(json, p, end);
    if (!Character.isSurrogate(unit)) {
      return p + 6;
    }
    if (Character.isHighSurrogate(unit)
        && p + 7 < end
        && json[p + 6] == '\\'
        && json[p + 7] == 'u'
        && Character.isLowSurrogate(unit(json, p + 6, end))) {
      return p + 12;
    }
    throw new MalformedEventException("unpaired surrogate in a string, at byte " + p);
  }

  /** The UTF-16 code unit of the {@code \}{@code uXXXX} at {@code p}. */
  private static char unit(byte[] json, int p, int end) throws MalformedEventException {
    if (end - p < 6) {
      throw new MalformedEventException(
          "not valid JSON: it ends too early, after " + end + " bytes");
    }
    int unit = 0;
    for (int i = p + 2; i < p + 6; i++) {
      // A byte below 0 would be an invalid code point.
      int digit = json[i] < 0 ? -1 : Character.digit(json[i], 16);
      if (digit < 0) {
        throw new MalformedEventException("not valid JSON: unknown escape at byte " + p);
      }
      unit = unit << 4 | digit;
    }
    return (char) unit;
  }

  /**
   * The UTF-8 of the string content from {@code from} to {@code to}, whose escapes were checked.
   */
  static byte[] unescape(byte[] json, int from, int to) throws MalformedEventException {
    // UTF-8 is never longer than the escape it stands for.
    byte[] out = new byte[to - from];
    int size = 0;
    int p = from;
    while (p < to) {
      if (json[p] != '\\') {
        out[size++] = json[p++];
      } else if (json[p + 1] != 'u') {
        out[size++] = (byte) MEANING.charAt(SHORT.indexOf(json[p + 1]));
        p += 2;
      } else {
        char unit = unit(json, p, to);
        boolean pair = Character.isHighSurrogate(unit);
        int codePoint = pair ? Character.toCodePoint(unit, unit(json, p + 6, to)) : unit;
        size = Utf8.put(codePoint, out, size);
        p += pair ? 12 : 6;
      }
    }
    return Arrays.copyOf(out, size);
  }

  /** Appends the character as it must be written in a JSON string. */
  static void append(char c, StringBuilder out) {
    if (c != '/' && MEANING.indexOf(c) >= 0) {
      out.append('\\').append(SHORT.charAt(MEANING.indexOf(c)));
    } else if (c < ' ') {
      out.append("\\u00").append(c < 0x10 ? "0" : "1").append("0123456789ABCDEF".charAt(c & 0xF));
    } else {
      out.append(c);
    }
  }

  /** The text, shortened if it is too long for an error message. */
  static String abbreviate(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
  }
}
