package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A row of Locust's tables: an operation, or all of them. */
record LocustEntry(String type, String name, Histogram response, long failures) {

  /** The entry of an operation. */
  static LocustEntry of(String type, String name, List<SeriesSlice> slices, int operation) {
    return of(
        type, name, slices.stream().filter(slice -> slice.key().operation() == operation).toList());
  }

  /** The last row. */
  static LocustEntry aggregated(List<SeriesSlice> slices) {
    return of("", "Aggregated", slices);
  }

  private static LocustEntry of(String type, String name, List<SeriesSlice> slices) {
    Histogram response = new Histogram(3);
    long failures = 0;
    for (SeriesSlice slice : slices) {
      response.add(slice.response());
      failures += slice.key().outcome() == Outcome.OK ? 0 : slice.response().getTotalCount();
    }
    return new LocustEntry(type, name, response, failures);
  }

  long requests() {
    return response.getTotalCount();
  }
}
