package io.lakehousecdc.loadgen.history;

import org.HdrHistogram.Histogram;

/** A stretch of a run for one operation: what is drawn as a whole when runs are compared. */
final class Block {
  private final Histogram response = new Histogram(3);
  private long errors;

  void add(Histogram micros, boolean failed) {
    response.add(micros);
    errors += failed ? micros.getTotalCount() : 0;
  }

  long count() {
    return response.getTotalCount();
  }

  long errors() {
    return errors;
  }

  Histogram response() {
    return response;
  }
}
