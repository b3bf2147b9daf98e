package io.lakehousecdc.sink.change;

/**
 * Reads floating-point values. The shortest decimal form that Java writes is read back to the same
 * bits.
 */
final class FloatReaders {
  private FloatReaders() {}

  static Object float32(JsonCursor in) throws MalformedEventException {
    if (in.peek() == '"') {
      return (float) special(in);
    }
    // Not through double: rounding twice can give another float.
    float value = Float.parseFloat(in.number());
    if (Float.isInfinite(value)) {
      throw new MalformedEventException("number out of range");
    }
    return value;
  }

  static Object float64(JsonCursor in) throws MalformedEventException {
    if (in.peek() == '"') {
      return special(in);
    }
    double value = Double.parseDouble(in.number());
    if (Double.isInfinite(value)) {
      throw new MalformedEventException("number out of range");
    }
    return value;
  }

  /** JSON has no numbers for these; JsonConverter writes them as strings. */
  private static double special(JsonCursor in) throws MalformedEventException {
    return switch (in.string()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new MalformedEventException("expected a number, found a string");
    };
  }
}
