package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/** Writes JSON as Python's {@code json} module does: what a client sent comes back to it so. */
final class PythonText {
  private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.0001");
  private static final BigDecimal SMALLEST_SCIENTIFIC = new BigDecimal("1e16");

  private final StringBuilder text = new StringBuilder();

  private PythonText() {}

  static String of(JsonNode json) {
    PythonText writer = new PythonText();
    writer.write(json);
    return writer.text.toString();
  }

  private void write(JsonNode json) {
    switch (json.getNodeType()) {
      case OBJECT -> object(json);
      case ARRAY -> array(json);
      case STRING -> string(json.textValue());
      case NUMBER -> text.append(json.isBigDecimal() ? real(json.decimalValue()) : json.asText());
      case BOOLEAN -> text.append(json.booleanValue());
      case NULL, MISSING, BINARY, POJO -> text.append("null");
    }
  }

  private void object(JsonNode json) {
    text.append('{');
    for (Iterator<Map.Entry<String, JsonNode>> all = json.fields(); all.hasNext(); ) {
      Map.Entry<String, JsonNode> field = all.next();
      string(field.getKey());
      text.append(':');
      write(field.getValue());
      text.append(all.hasNext() ? "," : "");
    }
    text.append('}');
  }

  private void array(JsonNode json) {
    text.append('[');
    for (Iterator<JsonNode> all = json.elements(); all.hasNext(); ) {
      write(all.next());
      text.append(all.hasNext() ? "," : "");
    }
    text.append(']');
  }

  private void string(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> text.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
      }
    }
    text.append('"');
  }

  /** As {@code repr} writes a float: 10.0, 1e+16, 1.5e-05. */
  private static String real(BigDecimal value) {
    double rounded = value.doubleValue();
    if (Double.isInfinite(rounded)) {
      return value.toString(); // Python has no JSON for it, and answered 500
    }
    BigDecimal digits = BigDecimal.valueOf(rounded).stripTrailingZeros();
    BigDecimal size = digits.abs();
    if (digits.signum() == 0
        || (size.compareTo(SMALLEST_PLAIN) >= 0 && size.compareTo(SMALLEST_SCIENTIFIC) < 0)) {
      return digits.setScale(Math.max(1, digits.scale())).toPlainString();
    }
    String significant = digits.unscaledValue().abs().toString();
    int exponent = digits.precision() - digits.scale() - 1;
    return (digits.signum() < 0 ? "-" : "")
        + significant.charAt(0)
        + (significant.length() > 1 ? "." + significant.substring(1) : "")
        + "e%+03d".formatted(exponent);
  }
}
