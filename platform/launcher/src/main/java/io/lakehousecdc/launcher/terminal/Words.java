package io.lakehousecdc.launcher.terminal;

import java.time.Duration;
import java.util.Locale;

/** Amounts as a person reads them: two units at most, always in English notation. */
public final class Words {
  private static final int MEBI = 1024 * 1024;
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private Words() {}

  /**
   * For example {@code 0.8 s}, {@code 42 s}, {@code 3 min 5 s}, {@code 2 h 4 min}, {@code 3 d 1 h}.
   */
  public static String duration(Duration duration) {
    if (duration.isNegative()) {
      return "-" + duration(duration.negated());
    }
    long seconds = duration.toSeconds();
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }
    if (seconds < DAY) {
      return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
    }
    return seconds / DAY + " d " + seconds % DAY / HOUR + " h";
  }

  /** Memory in MiB or GiB, for example {@code 548 MiB}, {@code 1.2 GiB}. */
  public static String memory(long bytes) {
    double mebibytes = (double) bytes / MEBI;
    return mebibytes < 1000
        ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
        : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
  }

  /** A whole number with thousands separated, for example {@code 1,234,567}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 1 row}, {@code 2 rows}: the number and its noun, which takes an {@code s}. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
