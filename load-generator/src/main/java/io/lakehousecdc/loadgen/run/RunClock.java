package io.lakehousecdc.loadgen.run;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Turns {@link System#nanoTime()} into the time of the wall clock as it was when the run began: a
 * clock that is set meanwhile moves nothing.
 */
public record RunClock(long epochNanos, long nanos) {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  public static RunClock now() {
    Instant wall = Instant.now();
    return new RunClock(wall.getEpochSecond() * SECOND + wall.getNano(), System.nanoTime());
  }

  /** Nanoseconds of the epoch at a {@link System#nanoTime()}. */
  public long epochNanosAt(long nanoTime) {
    return epochNanos + (nanoTime - nanos);
  }

  public long epochSecondAt(long nanoTime) {
    return Math.floorDiv(epochNanosAt(nanoTime), SECOND);
  }

  /** The {@link System#nanoTime()} of an epoch second's beginning. */
  public long nanosOf(long epochSecond) {
    return nanos + (epochSecond * SECOND - epochNanos);
  }
}
