package io.lakehousecdc.local;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON with the JDK alone. */
final class Json {
  private static final int FIRST_PRINTABLE = 0x20;

  private Json() {}

  /** An object whose values are strings. */
  static String object(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> string(entry.getKey()) + ":" + string(entry.getValue()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE) {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
