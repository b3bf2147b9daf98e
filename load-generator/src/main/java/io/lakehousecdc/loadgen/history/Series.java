package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Series merged over time. Not safe for use by several threads. */
public final class Series {
  private static final class Sum {
    private final Histogram response = new Histogram(3);
    private final Histogram service = new Histogram(3);
    private long bytes;
  }

  private final Map<SeriesKey, Sum> sums = new LinkedHashMap<>();

  public void add(SeriesSlice slice) {
    Sum sum = sum(slice.key());
    sum.response.add(slice.response());
    sum.service.add(slice.service());
    sum.bytes += slice.bytes();
  }

  void add(SeriesTag tag, Histogram histogram) {
    Sum sum = sum(tag.key());
    switch (tag.kind()) {
      case RESPONSE -> sum.response.add(histogram);
      case SERVICE -> sum.service.add(histogram);
    }
  }

  /** What was merged, in the order of appearance. */
  public List<SeriesSlice> slices() {
    List<SeriesSlice> slices = new ArrayList<>();
    sums.forEach(
        (key, sum) -> slices.add(new SeriesSlice(key, sum.response, sum.service, sum.bytes)));
    return slices;
  }

  private Sum sum(SeriesKey key) {
    return sums.computeIfAbsent(key, absent -> new Sum());
  }
}
