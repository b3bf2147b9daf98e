package io.lakehousecdc.sink.change;

/**
 * The lexical half of {@link JsonCursor}: it finds where tokens and values end, and checks them on
 * the way.
 *
 * <p>Everything is checked as RFC 8259 and UTF-8 demand, also where it is skipped; surrogate
 * escapes must come in pairs. Each method starts at the next token and leaves the scanner behind
 * what it read. For use by one thread.
 */
abstract class JsonScanner {
  /**
   * Debezium's events are about 5 levels deep; the bound keeps the recursion of {@link #skipValue}
   * harmless.
   */
  private static final int MAX_DEPTH = 64;

  byte[] json = {};
  int pos;
  int end;

  /** Whether the string that was scanned last has only ASCII characters, escapes aside. */
  boolean lastStringIsAscii;

  /** The first byte of the next token. */
  final byte peek() throws MalformedEventException {
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
  final void expectEnd() throws MalformedEventException {
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
  final boolean beginObject() throws MalformedEventException {
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
  final boolean nextMember() throws MalformedEventException {
    return next('}');
  }

  /** Enters an array; true if it has an element. */
  final boolean beginArray() throws MalformedEventException {
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
  final boolean nextElement() throws MalformedEventException {
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

  final void literal(String word) throws MalformedEventException {
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
   * Passes a string, checks it, and tells whether it has escapes; sets {@link #lastStringIsAscii}.
   */
  final boolean scanString() throws MalformedEventException {
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
        lastStringIsAscii = ascii;
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
  final void skipValue() throws MalformedEventException {
    skipValue(MAX_DEPTH);
  }

  private void skipValue(int depth) throws MalformedEventException {
    byte b = peek();
    switch (b) {
      case '"' -> scanString();
      case '{' -> skipObject(depth);
      case '[' -> skipArray(depth);
      case 't' -> literal("true");
      case 'f' -> literal("false");
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

  final void skipNumber() throws MalformedEventException {
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

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** The failure for a next token that is well-formed but not what the schema says. */
  final MalformedEventException expected(String what) {
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

  final MalformedEventException syntax(String what) {
    return new MalformedEventException("not valid JSON: expected " + what + " at byte " + pos);
  }

  final MalformedEventException truncated() {
    return new MalformedEventException(
        "not valid JSON: it ends too early, after " + end + " bytes");
  }
}
