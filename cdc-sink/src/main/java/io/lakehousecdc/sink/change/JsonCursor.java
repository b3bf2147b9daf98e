package io.lakehousecdc.sink.change;

import java.nio.charset.StandardCharsets;

/**
 * A strict pull reader of one JSON text in a byte array. The caller says what must come next, so a
 * value is never tokenized into something more general than is needed, and what is skipped is
 * checked but not decoded.
 *
 * <p>Everything is checked as RFC 8259 and UTF-8 demand, also where it is skipped; surrogate
 * escapes must come in pairs. Each method starts at the next token and leaves the cursor behind
 * what it read. For use by one thread.
 */
final class JsonCursor {
  /**
   * Debezium's events are about 5 levels deep; the bound keeps the recursion of {@link #skipValue}
   * harmless.
   */
  private static final int MAX_DEPTH = 64;

  private byte[] json = {};
  private int pos;
  private int end;

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

  /** The first byte of the next token. */
  byte peek() throws MalformedEventException {
    // JsonConverter writes no whitespace.
    if (pos < end && json[pos] > ' ') {
      return json[pos];
    }
    skipWhitespace();
    if (pos == end) {
      throw truncated();
    }
    return json[pos];
  }

  /** Checks that only whitespace is left. */
  void expectEnd() throws MalformedEventException {
    skipWhitespace();
    if (pos < end) {
      throw new MalformedEventException(
          "unexpected content after the end of the JSON value, at byte " + pos);
    }
  }

  private void skipWhitespace() {
    while (pos < end) {
      byte b = json[pos];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return;
      }
      pos++;
    }
  }

  // Objects: for (boolean more = beginObject(); more; more = nextMember()) { name; value }

  /** Enters an object; true if it has a member, at whose name the cursor then stands. */
  boolean beginObject() throws MalformedEventException {
    if (peek() != '{') {
      throw expected("an object");
    }
    pos++;
    if (peek() == '}') {
      pos++;
      return false;
    }
    return true;
  }

  /** Goes on after a member's value; false at the end of the object. */
  boolean nextMember() throws MalformedEventException {
    return next('}');
  }

  /** Enters an array; true if it has an element. */
  boolean beginArray() throws MalformedEventException {
    if (peek() != '[') {
      throw expected("an array");
    }
    pos++;
    if (peek() == ']') {
      pos++;
      return false;
    }
    return true;
  }

  /** Goes on after an element; false at the end of the array. */
  boolean nextElement() throws MalformedEventException {
    return next(']');
  }

  private boolean next(char close) throws MalformedEventException {
    byte b = peek();
    if (b == ',') {
      pos++;
      return true;
    }
    if (b == close) {
      pos++;
      return false;
    }
    throw syntax("',' or '" + close + "'");
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

  private void literal(String word) throws MalformedEventException {
    for (int i = 0; i < word.length(); i++) {
      if (pos + i >= end) {
        throw truncated();
      }
      if (json[pos + i] != word.charAt(i)) {
        throw syntax("'" + word + "'");
      }
    }
    pos += word.length();
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

  /** Passes a string, checks it, and tells whether it has escapes; sets {@link #textAscii}. */
  private boolean scanString() throws MalformedEventException {
    boolean escapes = false;
    boolean ascii = true;
    int p = pos + 1;
    while (true) {
      while (end - p >= Long.BYTES) {
        int plain = Words.plain(Words.at(json, p));
        p += plain;
        if (plain < Long.BYTES) {
          break;
        }
      }
      if (p >= end) {
        throw truncated();
      }
      byte b = json[p];
      if (b == '"') {
        pos = p + 1;
        textAscii = ascii;
        return escapes;
      } else if (b == '\\') {
        escapes = true;
        p = JsonEscapes.end(json, p, end);
      } else if (b >= ' ') {
        p++;
      } else if (b < 0) {
        ascii = false;
        p = Utf8.end(json, p, end);
      } else {
        throw new MalformedEventException("unescaped control character in a string, at byte " + p);
      }
    }
  }

  /** Passes any value, and checks it; only that its members have different names is not checked. */
  void skipValue() throws MalformedEventException {
    skipValue(MAX_DEPTH);
  }

  private void skipValue(int depth) throws MalformedEventException {
    byte b = peek();
    switch (b) {
      case '"' -> scanString();
      case '{' -> skipObject(depth);
      case '[' -> skipArray(depth);
      case 't', 'f' -> bool();
      case 'n' -> literal("null");
      default -> {
        if (b != '-' && !isDigit(b)) {
          throw syntax("a value");
        }
        skipNumber();
      }
    }
  }

  private void skipObject(int depth) throws MalformedEventException {
    checkDepth(depth);
    for (boolean more = beginObject(); more; more = nextMember()) {
      if (peek() != '"') {
        throw syntax("a member name");
      }
      scanString();
      if (peek() != ':') {
        throw syntax("':'");
      }
      pos++;
      skipValue(depth - 1);
    }
  }

  private void skipArray(int depth) throws MalformedEventException {
    checkDepth(depth);
    for (boolean more = beginArray(); more; more = nextElement()) {
      skipValue(depth - 1);
    }
  }

  private static void checkDepth(int depth) throws MalformedEventException {
    if (depth == 0) {
      throw new MalformedEventException("JSON nested more than " + MAX_DEPTH + " levels deep");
    }
  }

  private void skipNumber() throws MalformedEventException {
    if (json[pos] == '-') {
      pos++;
    }
    int from = pos;
    skipDigits();
    if (json[from] == '0' && pos - from > 1) {
      throw syntax("a number without leading zeros");
    }
    if (pos < end && json[pos] == '.') {
      pos++;
      skipDigits();
    }
    if (pos < end && (json[pos] == 'e' || json[pos] == 'E')) {
      pos++;
      if (pos < end && (json[pos] == '+' || json[pos] == '-')) {
        pos++;
      }
      skipDigits();
    }
  }

  private void skipDigits() throws MalformedEventException {
    int p = pos;
    while (p < end && isDigit(json[p])) {
      p++;
    }
    if (p == pos) {
      throw p >= end ? truncated() : syntax("a digit");
    }
    pos = p;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The failure for a next token that is well-formed but not what the schema says. */
  MalformedEventException expected(String what) {
    String found =
        switch (json[pos]) {
          case '{' -> "an object";
          case '[' -> "an array";
          case '"' -> "a string";
          case 't', 'f' -> "a boolean";
          case 'n' -> "null";
          default -> json[pos] == '-' || isDigit(json[pos]) ? "a number" : null;
        };
    return found == null
        ? syntax(what)
        : new MalformedEventException("expected " + what + ", found " + found);
  }

  private MalformedEventException syntax(String what) {
    return new MalformedEventException("not valid JSON: expected " + what + " at byte " + pos);
  }

  private MalformedEventException truncated() {
    return new MalformedEventException(
        "not valid JSON: it ends too early, after " + end + " bytes");
  }
}
