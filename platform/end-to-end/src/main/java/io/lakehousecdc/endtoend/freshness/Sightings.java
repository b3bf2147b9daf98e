package io.lakehousecdc.endtoend.freshness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * When each row was acknowledged and when it was seen, in nanoseconds of one clock. Thread-safe.
 *
 * <p>A row may be seen before its writer has learned of the acknowledgement; then its freshness is
 * 0.
 */
final class Sightings {
  private static final long HIGHEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
  private static final int DIGITS = 3;

  private final Map<Integer, Long> acknowledged = new HashMap<>();
  private final Map<Integer, Long> seen = new HashMap<>();
  private final List<Integer> doubled = new ArrayList<>();

  synchronized void acknowledge(int id, long nanos) {
    acknowledged.put(id, nanos);
  }

  synchronized void see(int id, long nanos) {
    if (seen.putIfAbsent(id, nanos) != null) {
      doubled.add(id);
    }
  }

  synchronized int acknowledgedCount() {
    return acknowledged.size();
  }

  /** How many acknowledged rows are not seen yet. */
  synchronized int unseenCount() {
    return (int) acknowledged.keySet().stream().filter(id -> !seen.containsKey(id)).count();
  }

  /** How many rows were seen more than once. */
  synchronized int doubledCount() {
    return doubled.size();
  }

  /**
   * The freshness in microseconds of the rows that were acknowledged at or after a time and are
   * seen.
   */
  synchronized Histogram freshnessSince(long nanos) {
    Histogram histogram = new Histogram(HIGHEST_MICROS, DIGITS);
    acknowledged.forEach(
        (id, acknowledgedAt) -> {
          @Nullable Long seenAt = seen.get(id);
          if (acknowledgedAt >= nanos && seenAt != null) {
            long micros = Math.max(0, seenAt - acknowledgedAt) / 1_000;
            histogram.recordValue(Math.min(micros, HIGHEST_MICROS));
          }
        });
    return histogram;
  }
}
