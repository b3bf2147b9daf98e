package io.lakehousecdc.loadgen.schedule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text, such as {@code 1h30m}, {@code 90s} or {@code 250ms}. */
final class Spans {
  static final String PATTERN = "(?:\\d+(?:\\.\\d+)?(?:ms|s|m|h|d))+";

  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
  private static final long[] UNIT_SECONDS = {86_400, 3600, 60};
  private static final String[] UNITS = {"d", "h", "m"};

  private Spans() {}

  /** The seconds of a text that matches {@link #PATTERN}. */
  static double seconds(String text) {
    double seconds = 0;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      seconds += Double.parseDouble(parts.group(1)) * unit(parts.group(2));
    }
    return seconds;
  }

  private static double unit(String unit) {
    return switch (unit) {
      case "ms" -> 0.001;
      case "s" -> 1;
      case "m" -> 60;
      case "h" -> 3600;
      default -> 86_400;
    };
  }

  static String text(double seconds) {
    StringBuilder text = new StringBuilder();
    double left = seconds;
    for (int i = 0; i < UNITS.length; i++) {
      long whole = (long) (left / UNIT_SECONDS[i]);
      if (whole > 0) {
        text.append(whole).append(UNITS[i]);
        left -= whole * UNIT_SECONDS[i];
      }
    }
    if (left > 1e-9 || text.isEmpty()) {
      text.append(Numbers.text(left)).append('s');
    }
    return text.toString();
  }
}
