package io.lakehousecdc.loadgen.model;

/** Reads the numbers of a key from a text. */
final class KeyReader {
  private static final int MAX_DIGITS = 10;

  private final String text;
  private int position;

  KeyReader(String text, int position) {
    this.text = text;
    this.position = position;
  }

  int position() {
    return position;
  }

  /** A number that fits an int, without superfluous zeros; -1 if there is none. */
  int number() {
    int begin = position;
    long value = 0;
    while (position < text.length()
        && position - begin <= MAX_DIGITS
        && text.charAt(position) >= '0'
        && text.charAt(position) <= '9') {
      value = value * 10 + (text.charAt(position++) - '0');
    }
    boolean padded = position - begin > 1 && text.charAt(begin) == '0';
    return position == begin || padded || value > Integer.MAX_VALUE ? -1 : (int) value;
  }

  boolean take(char c) {
    boolean next = position < text.length() && text.charAt(position) == c;
    if (next) {
      position++;
    }
    return next;
  }
}
