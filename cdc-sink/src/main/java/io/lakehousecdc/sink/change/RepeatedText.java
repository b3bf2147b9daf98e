package io.lakehousecdc.sink.change;

import java.util.Arrays;

/** A text that is nearly always the same one again, so that it need not be decoded again. */
final class RepeatedText {
  private byte[] bytes = {};
  private String value = "";

  /** Reads a string or null (as an empty text), and tells whether it is the same as before. */
  boolean read(JsonCursor in) throws MalformedEventException {
    if (in.takeNull()) {
      boolean same = bytes.length == 0;
      bytes = new byte[0];
      value = "";
      return same;
    }
    in.text();
    if (Arrays.equals(in.textBytes(), in.textFrom(), in.textTo(), bytes, 0, bytes.length)) {
      return true;
    }
    bytes = Arrays.copyOfRange(in.textBytes(), in.textFrom(), in.textTo());
    value = in.lastText();
    return false;
  }

  String value() {
    return value;
  }
}
