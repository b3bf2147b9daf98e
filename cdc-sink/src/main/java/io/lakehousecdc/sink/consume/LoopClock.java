package io.lakehousecdc.sink.consume;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The loop's two clocks.
 *
 * @param instants the time of day, for what people read
 * @param nanoTime a ticker that never jumps, in nanoseconds, for waits
 */
record LoopClock(InstantSource instants, LongSupplier nanoTime) {

  Instant now() {
    return instants.instant();
  }

  long nanos() {
    return nanoTime.getAsLong();
  }
}
