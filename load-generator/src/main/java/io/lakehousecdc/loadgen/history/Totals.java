package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A stretch of a run.
 *
 * @param seconds from its first measured second to its last
 * @param series without bytes, which histograms do not know
 * @param freshness microseconds by operation
 */
public record Totals(long seconds, List<SeriesSlice> series, Map<String, Histogram> freshness) {

  public long calls() {
    return series.stream().mapToLong(slice -> slice.response().getTotalCount()).sum();
  }

  public long errors() {
    return series.stream()
        .filter(slice -> slice.key().outcome() != Outcome.OK)
        .mapToLong(slice -> slice.response().getTotalCount())
        .sum();
  }

  /** Of all calls, microseconds. */
  public Histogram response() {
    Histogram all = new Histogram(3);
    series.forEach(slice -> all.add(slice.response()));
    return all;
  }

  /** Of all operations, microseconds; empty if it was not measured. */
  public Histogram allFreshness() {
    Histogram all = new Histogram(3);
    freshness.values().forEach(all::add);
    return all;
  }

  /** Adds up. */
  static final class Sum {
    private final Series series = new Series();
    private final Map<String, Histogram> freshness = new TreeMap<>();
    private long first = Long.MAX_VALUE;
    private long last;

    void add(long from, long to, String tag, Histogram histogram) {
      first = Math.min(first, from);
      last = Math.max(last, to);
      if (tag.startsWith(HistogramLog.FRESHNESS)) {
        String operation = tag.substring(HistogramLog.FRESHNESS.length());
        freshness.computeIfAbsent(operation, key -> new Histogram(3)).add(histogram);
      } else {
        series.add(SeriesTag.parse(tag), histogram);
      }
    }

    Totals totals() {
      return new Totals(Math.max(0, last - first), series.slices(), freshness);
    }
  }
}
