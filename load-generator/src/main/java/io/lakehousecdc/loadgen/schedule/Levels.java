package io.lakehousecdc.loadgen.schedule;

/** Checks the numbers of a shape. */
final class Levels {
  static final double HIGHEST = 10_000_000;
  static final double LONGEST_SECONDS = 366 * 86_400.0;

  private Levels() {}

  static double level(double level) {
    if (!(level >= 0 && level <= HIGHEST)) {
      throw new IllegalArgumentException(
          "Invalid level: %s (from 0 to %.0f)".formatted(Numbers.text(level), HIGHEST));
    }
    return level;
  }

  static double bounded(double seconds) {
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          "Invalid duration: %s s (more than 0, at most 366 days)"
              .formatted(Numbers.text(seconds)));
    }
    return seconds;
  }

  static double maybeEndless(double seconds) {
    return seconds == Double.POSITIVE_INFINITY ? seconds : bounded(seconds);
  }
}
