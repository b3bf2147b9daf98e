package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.platform.ProcessUsage;
import io.lakehousecdc.endtoend.platform.SinkClient;
import io.lakehousecdc.endtoend.platform.SinkClient.Progress;
import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.local.Part;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Watches a sink that was just started until its table holds a whole topic. */
final class SinkMeasurement {
  private static final List<Part> MEASURED =
      List.of(Part.CDC_SINK, Part.KAFKA, Part.S3, Part.CATALOG);
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final SupervisedPlatform platform;
  private final SinkClient sink;

  SinkMeasurement(SupervisedPlatform platform) {
    this.platform = platform;
    this.sink = new SinkClient(platform.access().endpoints().uri(Part.CDC_SINK));
  }

  /**
   * @param events in the topic, without tombstones
   * @param records in the topic, with them
   * @throws IllegalStateException with the sink's state if it takes more than 20 minutes
   */
  SinkRun await(long events, long records) {
    Progress first = await(progress -> progress.events() > 0);
    long start = System.nanoTime();
    Map<Part, ProcessUsage> before = usage();
    Progress last = awaitOffset(records);
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    Map<Part, ProcessUsage> after = usage();
    Map<Part, Duration> cpu = new EnumMap<>(Part.class);
    after.forEach((part, used) -> cpu.put(part, used.cpuSince(before.getOrDefault(part, used))));
    return new SinkRun(
        events - first.events(),
        last.bytes() - first.bytes(),
        elapsed,
        last.commits(),
        ProcessUsage.of(platform.pid(Part.CDC_SINK)).peakBytes(),
        last.failures(),
        last.indexBytes(),
        cpu);
  }

  /** Waits until everything before {@code offset} is in the table. */
  Progress awaitOffset(long offset) {
    return await(progress -> progress.committedOffset() >= offset);
  }

  private Progress await(Predicate<Progress> condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Progress progress = Progress.NONE;
    while (System.nanoTime() < deadline) {
      progress = sink.progress("items").orElse(progress);
      if (condition.test(progress)) {
        return progress;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IllegalStateException(
        "Cannot measure the sink: not done after %d min; %s"
            .formatted(LIMIT.toMinutes(), progress));
  }

  private Map<Part, ProcessUsage> usage() {
    Map<Part, ProcessUsage> usage = new EnumMap<>(Part.class);
    MEASURED.forEach(part -> usage.put(part, ProcessUsage.of(platform.pid(part))));
    return usage;
  }
}
