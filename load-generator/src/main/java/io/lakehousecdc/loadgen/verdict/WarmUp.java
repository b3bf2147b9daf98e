package io.lakehousecdc.loadgen.verdict;

import io.lakehousecdc.loadgen.statistics.Latency;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.threshold.Unit;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Tells whether the first {@value #FIRST} measured seconds were slower than the rest: the median of
 * the seconds' median service times, so that neither one pause nor the mix of a second matters. It
 * does not judge a run that began with more load than it had later, or that was shorter than
 * {@value #ENOUGH} s.
 */
final class WarmUp {
  private static final int FIRST = 10;
  private static final int ENOUGH = 30;
  private static final double MORE_LOAD = 1.2;
  private static final double MEDIAN = 50;
  private static final double MICROS_PER_MILLI = 1000;

  /** The medians of seconds, in microseconds. */
  private final Histogram first = Latency.histogram();

  private final Histogram rest = Latency.histogram();
  private double firstLoad;
  private double restLoad;

  void add(Second second) {
    Histogram service = Latency.histogram();
    for (SeriesSlice slice : second.series()) {
      if (slice.key().outcome() == Outcome.OK) {
        service.add(slice.service());
      }
    }
    if (service.getTotalCount() == 0) {
      return;
    }
    boolean early = first.getTotalCount() < FIRST;
    (early ? first : rest).recordValue(service.getValueAtPercentile(MEDIAN));
    double done = second.load().done();
    firstLoad += early ? done : 0;
    restLoad += early ? 0 : done;
  }

  /**
   * @param factor how much slower the first seconds may be; 0 for no limit
   * @param marginMillis a difference that does not matter
   */
  Optional<String> problem(double factor, double marginMillis) {
    long seconds = first.getTotalCount() + rest.getTotalCount();
    if (factor <= 0 || seconds < ENOUGH || hadMoreLoadAtFirst()) {
      return Optional.empty();
    }
    double early = first.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI;
    double later = rest.getValueAtPercentile(MEDIAN) / MICROS_PER_MILLI;
    if (early <= later * factor || early - later <= marginMillis) {
      return Optional.empty();
    }
    return Optional.of(
        "the warm-up was too short: the first %d s had a median of %s, the rest %s"
            .formatted(FIRST, Unit.TIME.format(early), Unit.TIME.format(later)));
  }

  private boolean hadMoreLoadAtFirst() {
    return firstLoad / first.getTotalCount() > MORE_LOAD * restLoad / rest.getTotalCount();
  }
}
