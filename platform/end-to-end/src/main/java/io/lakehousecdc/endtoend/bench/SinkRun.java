package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.local.Part;
import java.time.Duration;
import java.util.Map;

/**
 * What one replay cost.
 *
 * @param events without tombstones, from the first look at the sink that found any taken
 * @param bytes of the keys and values, uncompressed
 * @param elapsed from that look to the last commit
 * @param failures after which the sink went on by itself
 * @param cpu processor time of each part meanwhile
 */
record SinkRun(
    long events,
    long bytes,
    Duration elapsed,
    long commits,
    long peakBytes,
    long failures,
    long indexBytes,
    Map<Part, Duration> cpu) {

  double eventsPerSecond() {
    return events / seconds(elapsed);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%,.0f events/s, %,.0f MB/s".formatted(eventsPerSecond(), bytes / 1e6 / seconds(elapsed)));
    text.append(" (%,d events in %.1f s), ".formatted(events, seconds(elapsed)));
    text.append(
        "%d commits, %d failures, sink's peak RSS %,d MiB"
            .formatted(commits, failures, peakBytes >> 20));
    text.append(" (index %,d MiB); CPU seconds:".formatted(indexBytes >> 20));
    cpu.forEach((part, time) -> text.append(" %s %.1f".formatted(part.label(), seconds(time))));
    return text.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
