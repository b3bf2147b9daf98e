package io.lakehousecdc.loadgen.verdict;

import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.workload.Outcome;

/** Counts the calls that were due and never sent. */
final class Dropped {
  private Dropped() {}

  static long in(Second second) {
    return second.series().stream()
        .filter(slice -> slice.key().outcome() == Outcome.DROPPED)
        .mapToLong(slice -> slice.response().getTotalCount())
        .sum();
  }
}
