package io.lakehousecdc.loadgen.workload;

import java.time.Duration;

/** A wait, uniform between two durations. */
public record Think(Duration least, Duration most) {
  public static final Think NONE = new Think(Duration.ZERO, Duration.ZERO);

  public Think {
    if (least.isNegative() || least.compareTo(most) > 0) {
      throw new IllegalArgumentException("the wait ends before it begins: " + least + ".." + most);
    }
  }

  /** One wait, in nanoseconds, the same for the same draw. */
  long nanos(long draw) {
    return least.toNanos() + Draws.below(draw, most.toNanos() - least.toNanos() + 1);
  }
}
