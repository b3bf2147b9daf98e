package io.lakehousecdc.local;

import java.time.Duration;

/** How long to wait before the next attempt: doubled with each failure in a row, up to a limit. */
record Backoff(int failures) {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofSeconds(15);
  private static final int ENOUGH_DOUBLINGS = 10;

  static final Backoff NONE = new Backoff(0);

  Backoff next() {
    return new Backoff(failures + 1);
  }

  /** Zero without a failure. */
  Duration delay() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    Duration delay = FIRST.multipliedBy(1L << Math.min(failures - 1, ENOUGH_DOUBLINGS));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
