package io.lakehousecdc.loadgen.workload;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with their units, as scenarios have them. */
final class Quantities {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,3})?)(ms|s|m|h)");
  static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)(%?)");

  private Quantities() {}

  /** {@code 200ms}, {@code 1.5s}, {@code 2m}, {@code 1h} or {@code 0}. */
  static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text.strip());
    if (text.strip().equals("0")) {
      return Duration.ZERO;
    }
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "bad duration '" + text + "' (supported: 200ms, 1.5s, 2m, 1h)");
    }
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Duration.ofMillis(
        new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit)).longValue());
  }

  /** {@code 1s..5s}, or one duration. */
  static Think think(String text) {
    int dots = text.indexOf("..");
    return dots < 0
        ? new Think(duration(text), duration(text))
        : new Think(duration(text.substring(0, dots)), duration(text.substring(dots + 2)));
  }

  /** {@code 1..5}. */
  static Range range(String text) {
    Matcher matcher = RANGE.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("bad range '" + text + "' (supported: 1..5)");
    }
    return new Range(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** {@code 5%} or {@code 0.05}. */
  static double share(String text) {
    Matcher matcher = SHARE.matcher(text.strip());
    double value = matcher.matches() ? Double.parseDouble(matcher.group(1)) : -1;
    double share = matcher.matches() && matcher.group(2).isEmpty() ? value : value / 100;
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("bad share '" + text + "' (supported: 0% to 100%)");
    }
    return share;
  }

  /** A whole number between two bounds. */
  static int whole(String text, int least, int most) {
    try {
      int value = Integer.parseInt(text.strip());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The same reason as for a number out of bounds.
    }
    throw new IllegalArgumentException(
        "bad number '%s' (supported: %d to %d)".formatted(text, least, most));
  }
}
