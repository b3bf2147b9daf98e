package io.lakehousecdc.sink.change;

import java.nio.charset.StandardCharsets;

/**
 * A strict pull reader of one JSON text in a byte array. The caller says what must come next, so a
 * value is never tokenized into something more general than is needed, and what is skipped is
 * checked but not decoded.
 *
 * <p>Why not Jackson's streaming parser: on payloads of 740 bytes it needs 1.2 to 1.4 microseconds
 * of one core for its tokens alone, and a whole event is decoded here in about 1 (thread CPU time,
 * JDK 17; {@code ChangeEventDecoderBenchmark} compares the two). Jackson is the oracle of the
 * tests.
 */
final class JsonCursor extends JsonScanner {
  private byte[] textBytes = json;
  private int textFrom;
  private int textTo;
  private boolean textAscii;

  void reset(byte[] bytes, int from, int to) {
    json = bytes;
    pos = from;
    end = to;
  }

  int position() {
    return pos;
  }

  /**
   * Moves to {@code position}, which must be the start or end of a token that was already checked.
   */
  void moveTo(int position) {
    pos = position;
  }

  /**
   * Takes the member's name and colon if they are exactly the given ones; else stays and returns
   * false. False does not mean that the name is another one: it may be written in another way.
   */
  boolean takeName(MemberName name) {
    if (!name.isAt(json, pos, end)) {
      return false;
    }
    pos += name.length();
    return true;
  }

  /** A member's name; leaves the cursor at its value. */
  String name() throws MalformedEventException {
    if (peek() != '"') {
      throw syntax("a member name");
    }
    String name = string();
    if (peek() != ':') {
      throw syntax("':'");
    }
    pos++;
    return name;
  }

  /** Takes {@code null} if it is next. */
  boolean takeNull() throws MalformedEventException {
    if (peek() != 'n') {
      return false;
    }
    literal("null");
    return true;
  }

  boolean bool() throws MalformedEventException {
    switch (peek()) {
      case 't':
        literal("true");
        return true;
      case 'f':
        literal("false");
        return false;
      default:
        throw expected("a boolean");
    }
  }

  /**
   * An integer.
   *
   * @throws MalformedEventException if it is not a number, has a fraction or exponent, or is not
   *     from {@code min} to {@code max}
   */
  long integer(long min, long max) throws MalformedEventException {
    byte first = peek();
    if (first != '-' && !isDigit(first)) {
      throw expected("an integer");
    }
    int from = pos;
    boolean negative = first == '-';
    int p = negative ? from + 1 : from;
    // Counted down: the negative range is the larger one.
    long value = 0;
    boolean overflow = false;
    int digits = p;
    for (; p < end; p++) {
      int digit = json[p] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      overflow |=
          p - digits >= 18 && (value < Long.MIN_VALUE / 10 || value * 10 < Long.MIN_VALUE + digit);
      value = value * 10 - digit;
    }
    checkInteger(digits, p);
    pos = p;
    overflow |= !negative && value == Long.MIN_VALUE;
    long signed = negative ? value : -value;
    if (overflow || signed < min || signed > max) {
      throw new MalformedEventException("number out of range");
    }
    return signed;
  }

  private void checkInteger(int digits, int after) throws MalformedEventException {
    if (after == digits) {
      pos = after;
      throw after >= end ? truncated() : syntax("a digit");
    }
    if (json[digits] == '0' && after - digits > 1) {
      throw syntax("a number without leading zeros");
    }
    if (after < end && (json[after] == '.' || json[after] == 'e' || json[after] == 'E')) {
      throw new MalformedEventException(
          "expected an integer, found a number with a fraction or exponent");
    }
  }

  /** The characters of a number. */
  String number() throws MalformedEventException {
    byte first = peek();
    if (first != '-' && !isDigit(first)) {
      throw expected("a number");
    }
    int from = pos;
    skipNumber();
    return new String(json, from, pos - from, StandardCharsets.ISO_8859_1);
  }

  /** A string. */
  String string() throws MalformedEventException {
    text();
    return lastText();
  }

  /** The string that was read last. */
  String lastText() {
    return new String(
        textBytes,
        textFrom,
        textTo - textFrom,
        textAscii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /**
   * Reads a string without making a {@link String} of it: its well-formed UTF-8 is then in {@link
   * #textBytes} from {@link #textFrom} to {@link #textTo}, until the next text is read.
   */
  void text() throws MalformedEventException {
    if (peek() != '"') {
      throw expected("a string");
    }
    int from = pos + 1;
    boolean escapes = scanString();
    if (escapes) {
      textBytes = JsonEscapes.unescape(json, from, pos - 1);
      textFrom = 0;
      textTo = textBytes.length;
      textAscii = false;
    } else {
      textAscii = lastStringIsAscii;
      textBytes = json;
      textFrom = from;
      textTo = pos - 1;
    }
  }

  byte[] textBytes() {
    return textBytes;
  }

  int textFrom() {
    return textFrom;
  }

  int textTo() {
    return textTo;
  }
}
