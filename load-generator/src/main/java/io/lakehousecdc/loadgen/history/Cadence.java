package io.lakehousecdc.loadgen.history;

/**
 * How many seconds share a slice on disk: one in the first hour of a run, ten in the rest of its
 * first day, a minute from then on. A week takes some 150 MB so.
 */
final class Cadence {
  private static final long HOUR = 3_600;
  private static final long DAY = 24 * HOUR;
  private static final int TEN_SECONDS = 10;
  private static final int MINUTE = 60;

  private Cadence() {}

  static int span(long secondsSinceStart) {
    if (secondsSinceStart < HOUR) {
      return 1;
    }
    return secondsSinceStart < DAY ? TEN_SECONDS : MINUTE;
  }
}
