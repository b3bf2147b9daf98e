package io.lakehousecdc.loadgen.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Series by key, bounded: when there are many, statuses that come late are counted under the first
 * of their class (418 as 400), so that a server with a new status in each answer cannot fill the
 * memory.
 */
final class SeriesTable {
  private static final int MANY = 256;

  private final Map<SeriesKey, LiveSeries> series = new TreeMap<>(SeriesKey.ORDER);

  void add(SeriesSlice slice) {
    of(slice.key()).add(slice);
  }

  void add(LiveSeries live) {
    of(live.key()).add(live);
  }

  private LiveSeries of(SeriesKey key) {
    LiveSeries present = series.get(key);
    if (present != null) {
      return present;
    }
    SeriesKey told =
        series.size() < MANY
            ? key
            : new SeriesKey(key.operation(), key.outcome(), key.status() / 100 * 100);
    return series.computeIfAbsent(told, LiveSeries::new);
  }

  List<SeriesSlice> slices() {
    return series.values().stream().map(LiveSeries::slice).toList();
  }
}
