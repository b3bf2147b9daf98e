package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as Python's {@code json} module does, because its words and positions for malformed
 * documents are part of the first service's answers. Integers are {@code BigInteger}, other numbers
 * {@code BigDecimal} nodes, so that no digit of a price is lost.
 */
final class PythonJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
  private static final Pattern NUMBER =
      Pattern.compile("(-?(?:0|[1-9][0-9]*))(\\.[0-9]+)?([eE][-+]?[0-9]{1,9})?");

  /** What Python reads before its stack ends, and the digits that it makes an integer of. */
  private static final int MAX_DEPTH = 900;

  private static final int MAX_DIGITS = 4300;

  private final String text;
  private int at;

  private PythonJson(String text) {
    this.text = text;
  }

  /** Not JSON, at a character (code point) counted from 0. */
  static final class SyntaxException extends Exception {
    private final String reason;
    private final int position;

    private SyntaxException(String reason, int position) {
      super(reason + " at " + position, null, false, false);
      this.reason = reason;
      this.position = position;
    }

    String reason() {
      return reason;
    }

    int position() {
      return position;
    }
  }

  /** JSON that Python has no room for. */
  static final class TooLargeException extends Exception {
    private TooLargeException() {
      super("Cannot read JSON: nested too deeply, or a number of too many digits");
    }
  }

  static JsonNode read(String text) throws SyntaxException, TooLargeException {
    PythonJson json = new PythonJson(text);
    json.skipSpace();
    JsonNode value = json.value(0);
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.error("Extra data", json.at);
    }
    return value;
  }

  private JsonNode value(int depth) throws SyntaxException, TooLargeException {
    if (depth > MAX_DEPTH) {
      throw new TooLargeException();
    }
    return switch (peek()) {
      case '"' -> JSON.textNode(string());
      case '{' -> object(depth + 1);
      case '[' -> array(depth + 1);
      case 't' -> literal("true", JSON.booleanNode(true));
      case 'f' -> literal("false", JSON.booleanNode(false));
      case 'n' -> literal("null", JSON.nullNode());
      default -> number();
    };
  }

  private JsonNode object(int depth) throws SyntaxException, TooLargeException {
    ObjectNode object = JSON.objectNode();
    at++;
    skipSpace();
    if (isNext('}')) {
      return object;
    }
    while (true) {
      if (peek() != '"') {
        throw error("Expecting property name enclosed in double quotes", at);
      }
      String key = string();
      skipSpace();
      expect(':');
      skipSpace();
      object.set(key, value(depth));
      skipSpace();
      if (isNext('}')) {
        return object;
      }
      expect(',');
      skipSpace();
    }
  }

  private JsonNode array(int depth) throws SyntaxException, TooLargeException {
    ArrayNode array = JSON.arrayNode();
    at++;
    skipSpace();
    if (isNext(']')) {
      return array;
    }
    while (true) {
      array.add(value(depth));
      skipSpace();
      if (isNext(']')) {
        return array;
      }
      expect(',');
      skipSpace();
    }
  }

  private String string() throws SyntaxException {
    int begin = at++;
    StringBuilder string = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        at++;
        return string.toString();
      }
      if (c < ' ') {
        throw error("Invalid control character at", at);
      }
      at++;
      string.append(c == '\\' ? escaped(begin) : c);
    }
    throw error("Unterminated string starting at", begin);
  }

  private char escaped(int begin) throws SyntaxException {
    if (at >= text.length()) {
      throw error("Unterminated string starting at", begin);
    }
    char c = text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw error("Invalid \\escape", at - 2);
    };
  }

  private char hexadecimal() throws SyntaxException {
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw error("Invalid \\uXXXX escape", at - 1);
      }
      value = 16 * value + digit;
    }
    at += 4;
    return (char) value;
  }

  private JsonNode literal(String word, JsonNode value) throws SyntaxException {
    if (!text.startsWith(word, at)) {
      throw error("Expecting value", at);
    }
    at += word.length();
    return value;
  }

  private JsonNode number() throws SyntaxException, TooLargeException {
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw error("Expecting value", at);
    }
    at = number.end();
    if (number.end() - number.start() > MAX_DIGITS) {
      throw new TooLargeException();
    }
    boolean whole = number.group(2) == null && number.group(3) == null;
    return whole
        ? JSON.numberNode(new BigInteger(number.group()))
        : JSON.numberNode(new BigDecimal(number.group()));
  }

  private void expect(char c) throws SyntaxException {
    if (!isNext(c)) {
      throw error("Expecting '" + c + "' delimiter", at);
    }
  }

  private boolean isNext(char c) {
    boolean next = peek() == c;
    at += next ? 1 : 0;
    return next;
  }

  /** The next character; a NUL, which begins no value, at the end. */
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private SyntaxException error(String reason, int index) {
    return new SyntaxException(reason, text.codePointCount(0, index));
  }
}
