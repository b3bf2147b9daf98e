package io.lakehousecdc.loadgen.threshold;

import java.util.function.IntPredicate;

/** A line that is read from left to right. */
final class Text {
  private final String line;
  private int position;

  Text(String line) {
    this.line = line;
  }

  void skipSpaces() {
    takeWhile(Character::isWhitespace);
  }

  boolean atEnd() {
    return position == line.length();
  }

  /** Takes the word if it comes next. */
  boolean take(String word) {
    boolean next = line.startsWith(word, position);
    if (next) {
      position += word.length();
    }
    return next;
  }

  String takeWhile(IntPredicate wanted) {
    int start = position;
    while (!atEnd() && wanted.test(line.charAt(position))) {
      position++;
    }
    return line.substring(start, position);
  }

  /** What is left, for a message. */
  String rest() {
    return line.substring(position);
  }

  ThresholdException error(String reason) {
    String where = atEnd() ? "at the end" : "at '" + rest() + "'";
    return new ThresholdException(
        "Cannot read threshold '%s': %s (%s)".formatted(line, reason, where));
  }
}
