package io.lakehousecdc.loadgen.threshold;

import io.lakehousecdc.loadgen.statistics.Latency;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Outcome;
import org.HdrHistogram.Histogram;

/**
 * All calls that a selector names, of the whole run: adding a second costs the same at any time.
 */
final class Calls {
  private final Histogram response = Latency.histogram();
  private final Histogram service = Latency.histogram();
  private long ended;
  private long dropped;
  private long failed;
  private long contradicted;

  void add(SeriesSlice slice) {
    long count = slice.response().getTotalCount();
    Outcome outcome = slice.key().outcome();
    response.add(slice.response());
    if (outcome == Outcome.DROPPED) {
      dropped += count;
    } else {
      service.add(slice.service());
      ended += count;
    }
    if (outcome != Outcome.OK) {
      failed += count;
    }
    if (outcome == Outcome.CHECK_FAILED) {
      contradicted += count;
    }
  }

  Histogram response() {
    return response;
  }

  Histogram service() {
    return service;
  }

  long ended() {
    return ended;
  }

  long dropped() {
    return dropped;
  }

  /** NaN if there was no call. */
  double failedShare() {
    return (double) failed / (ended + dropped);
  }

  /** NaN if there was no answer. */
  double consistentShare() {
    return 1 - (double) contradicted / ended;
  }
}
