package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.events.ItemChanges;
import io.lakehousecdc.endtoend.events.ItemTopic;
import io.lakehousecdc.endtoend.events.ItemsInLake;
import io.lakehousecdc.endtoend.events.Mix;
import io.lakehousecdc.endtoend.lake.Lake;
import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.local.Part;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Replays a topic that is there already into a fresh table, with the real sink as the platform runs
 * it, and measures from the first events it takes to the snapshot that holds the last.
 */
final class SinkBenchmark {
  private static final Set<Part> SERVERS =
      EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.S3, Part.CATALOG);

  private static final Set<Part> WITH_SINK =
      EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.S3, Part.CATALOG, Part.CDC_SINK);

  private final Path directory;
  private final PrintStream out;

  SinkBenchmark(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
  }

  /** Runs it once on a state directory of this name. */
  SinkRun run(String name, Mix mix, int events, long seed) {
    Path state = directory.resolve(name);
    ItemChanges changes = new ItemChanges(seed, mix, events);
    long records;
    try (SupervisedPlatform platform = SupervisedPlatform.start(state, SERVERS)) {
      records = produce(name, platform, changes, events);
    }
    try (SupervisedPlatform platform =
            SupervisedPlatform.start(state, WITH_SINK, SERVERS, Map.of());
        Lake lake = Lake.open(platform.access().lake())) {
      SinkRun run = new SinkMeasurement(platform).await(events, records);
      ItemsInLake correctness = ItemsInLake.compare(lake.table("items"), changes.versions());
      out.println(name + ": " + run);
      out.println(name + ": correctness " + correctness);
      if (!correctness.isRight()) {
        throw new IllegalStateException(
            "Cannot count the figures of " + name + ": the table is wrong");
      }
      return run;
    }
  }

  private long produce(String name, SupervisedPlatform platform, ItemChanges changes, int events) {
    long start = System.nanoTime();
    try (ItemTopic topic = new ItemTopic(platform.access().endpoints().bootstrapServers())) {
      topic.write(changes, events);
      out.printf(
          "%s: wrote %,d events (%,d records, %.2f GB uncompressed) in %.1f s%n",
          name, events, topic.records(), topic.bytes() / 1e9, (System.nanoTime() - start) / 1e9);
      return topic.records();
    }
  }
}
