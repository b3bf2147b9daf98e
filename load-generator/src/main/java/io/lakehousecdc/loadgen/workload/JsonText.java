package io.lakehousecdc.loadgen.workload;

import java.math.BigDecimal;

/** The text of a flat JSON object. */
final class JsonText {
  private final StringBuilder text = new StringBuilder(160);

  void field(String name, Object value) {
    text.append(text.isEmpty() ? '{' : ',');
    string(name);
    text.append(':');
    if (value instanceof String string) {
      string(string);
    } else if (value instanceof BigDecimal decimal) {
      text.append(decimal.toPlainString());
    } else {
      text.append(value);
    }
  }

  String end() {
    return text.append(text.isEmpty() ? "{}" : "}").toString();
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u00").append(Character.forDigit(c >> 4, 16));
        text.append(Character.forDigit(c & 0xF, 16));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
