package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.threshold.Rule;
import io.lakehousecdc.loadgen.threshold.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. */
final class Numbers {
  private static final double MICROS_PER_MILLI = 1000;
  private static final int MILLI = 1000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Numbers() {}

  /** {@code 840 µs}, {@code 4.1 ms}, {@code 1.25 s}. */
  static String time(double micros) {
    return micros < MILLI
        ? String.format(Locale.ROOT, "%.0f µs", micros)
        : Unit.TIME.format(micros / MICROS_PER_MILLI);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String rate(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }

  static String share(double part, double whole) {
    return whole == 0 ? "0 %" : Unit.RATIO.format(part / whole);
  }

  static String duration(long millis) {
    Duration duration = Duration.ofMillis(millis);
    String seconds = duration.toSecondsPart() + " s";
    String minutes = duration.toMinutes() == 0 ? "" : duration.toMinutesPart() + " min ";
    String hours = duration.toHours() == 0 ? "" : duration.toHours() + " h ";
    return hours + minutes + seconds;
  }

  static String instant(long epochMillis) {
    return TIME.format(Instant.ofEpochMilli(epochMillis));
  }

  /** The value of a rule with its unit. */
  static String value(RuleFigures rule) {
    return rule.value() == null
        ? "not measured"
        : Rule.parse(rule.text()).unit().format(rule.value());
  }
}
