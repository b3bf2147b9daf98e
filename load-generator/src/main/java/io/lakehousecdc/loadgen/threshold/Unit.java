package io.lakehousecdc.loadgen.threshold;

import java.util.Locale;
import java.util.Map;

/** What a value is counted in, and the suffixes that a number may have. */
public enum Unit {
  /** Milliseconds. */
  TIME(
      "a time such as 200 (milliseconds), 200ms or 5s",
      Map.of("", 1.0, "us", 1e-3, "µs", 1e-3, "ms", 1.0, "s", 1e3, "m", 60e3)),
  RATIO("a ratio such as 0.01 or 1%", Map.of("", 1.0, "%", 0.01)),
  COUNT("a number without a unit", Map.of("", 1.0)),
  PER_SECOND("a number a second, such as 100 or 100/s", Map.of("", 1.0, "/s", 1.0)),
  BYTES("a number of bytes", Map.of("", 1.0));

  private static final double MILLIS_PER_SECOND = 1000;
  private static final double PERCENT = 100;

  private final String description;
  private final Map<String, Double> suffixes;

  Unit(String description, Map<String, Double> suffixes) {
    this.description = description;
    this.suffixes = suffixes;
  }

  String description() {
    return description;
  }

  boolean allows(String suffix) {
    return suffixes.containsKey(suffix);
  }

  /** The number in this unit; the suffix must be allowed. */
  double scaled(double number, String suffix) {
    return number * suffixes.getOrDefault(suffix, Double.NaN);
  }

  /** For people: {@code 84 ms}, {@code 1.25 s}, {@code 0.02 %}. */
  public String format(double value) {
    return switch (this) {
      case TIME -> time(value);
      case RATIO -> number(value * PERCENT) + " %";
      case COUNT -> number(value);
      case PER_SECOND -> number(value) + "/s";
      case BYTES -> number(value) + " bytes";
    };
  }

  private static String time(double millis) {
    if (Math.abs(millis) >= MILLIS_PER_SECOND) {
      return number(millis / MILLIS_PER_SECOND) + " s";
    }
    return number(millis) + " ms";
  }

  /** Three significant digits, or all of those before the point. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (value == Math.rint(value) || size >= 100) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    String text =
        String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g", value);
    return text.contains(".") && !text.contains("e") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
