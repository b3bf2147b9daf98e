package io.lakehousecdc.endtoend.bench;

import io.lakehousecdc.endtoend.compare.LakeTable;
import io.lakehousecdc.endtoend.events.ItemChanges;
import io.lakehousecdc.endtoend.events.ItemRow;
import io.lakehousecdc.endtoend.events.ItemTopic;
import io.lakehousecdc.endtoend.events.ItemsInLake;
import io.lakehousecdc.endtoend.events.Mix;
import io.lakehousecdc.endtoend.lake.Lake;
import io.lakehousecdc.endtoend.platform.SinkClient.Progress;
import io.lakehousecdc.endtoend.platform.SupervisedPlatform;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.spark.SparkReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Table;

/**
 * Has the real sink commit random updates many times, and reads the table in turns with a freshly
 * written copy of its rows.
 */
final class ReadsBenchmark {
  private static final Set<Part> PARTS =
      EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.S3, Part.CATALOG, Part.CDC_SINK);
  private static final int PAIRS = 5;
  private static final String COMPACTED = "items_compacted";

  private final Path directory;
  private final PrintStream out;

  ReadsBenchmark(Path directory, PrintStream out) {
    this.directory = directory;
    this.out = out;
  }

  ReadsReport run(int rows, int commits, int updates, long seed) {
    ItemChanges changes = new ItemChanges(seed, Mix.INSERT_ONLY, rows);
    try (SupervisedPlatform platform = SupervisedPlatform.start(directory, PARTS)) {
      write(platform, changes, rows, 1, 0);
    }
    changes.changeMix(Mix.UPDATE_ONLY);
    try (SupervisedPlatform platform =
        SupervisedPlatform.start(directory, PARTS, PARTS, commitsOf(updates))) {
      write(platform, changes, updates, commits, rows);
      return compare(platform, changes);
    }
  }

  /** Makes the sink poll, and so commit, that many records at once, without a pause in between. */
  private static Map<String, String> commitsOf(int records) {
    return Map.of(
        "MP_MESSAGING_INCOMING_CHANGES_MAX_POLL_RECORDS",
        String.valueOf(records),
        "CDC_SINK_COMMIT_INTERVAL",
        "100MS");
  }

  /**
   * Writes bursts of changes, each when the one before is in the table, until they have made as
   * many commits as asked. A burst may take several.
   */
  private void write(
      SupervisedPlatform platform, ItemChanges changes, int burst, int commits, long before) {
    long start = System.nanoTime();
    SinkMeasurement sink = new SinkMeasurement(platform);
    Progress progress = Progress.NONE;
    try (ItemTopic topic = new ItemTopic(platform.access().endpoints().bootstrapServers())) {
      while (progress.commits() < commits) {
        topic.write(changes, burst);
        progress = sink.awaitOffset(before + topic.records());
      }
      out.printf(
          "%,d changes in %d commits, %.1f s%n",
          topic.records(), progress.commits(), (System.nanoTime() - start) / 1e9);
    }
  }

  private ReadsReport compare(SupervisedPlatform platform, ItemChanges changes) {
    try (Lake lake = Lake.open(platform.access().lake());
        SparkReader spark = SparkReader.start(platform.access().lake())) {
      spark.query(
          "CREATE TABLE lakehouse.%s USING iceberg PARTITIONED BY (months(created_at)) TBLPROPERTIES ('format-version' = '3')"
                  .formatted(COMPACTED)
              + " AS SELECT * FROM lakehouse.items");
      Table updated = lake.table("items");
      Table compacted = lake.table(COMPACTED);
      return new ReadsReport(
          StreamSupport.stream(updated.snapshots().spliterator(), false).count(),
          files(spark),
          inTurns(
              name -> {
                long start = System.nanoTime();
                LakeTable.forEachRow(lake.table(name), ItemRow.COLUMNS, row -> {});
                return Duration.ofNanos(System.nanoTime() - start);
              }),
          inTurns(name -> spark.scan("lakehouse." + name)),
          ItemsInLake.compare(updated, changes.versions()),
          ItemsInLake.compare(compacted, changes.versions()));
    }
  }

  /** The first pair of each warms up and does not count. */
  private static ReadsReport.Times inTurns(Function<String, Duration> read) {
    List<Duration> updated = new ArrayList<>();
    List<Duration> compacted = new ArrayList<>();
    for (int i = 0; i <= PAIRS; i++) {
      Duration first = read.apply("items");
      Duration second = read.apply(COMPACTED);
      if (i > 0) {
        updated.add(first);
        compacted.add(second);
      }
    }
    return new ReadsReport.Times(updated, compacted);
  }

  private static String files(SparkReader spark) {
    return "%s data files, %s delete files; compacted %s data files"
        .formatted(
            spark.query("SELECT count(*) FROM lakehouse.items.data_files").get(0),
            spark.query("SELECT count(*) FROM lakehouse.items.delete_files").get(0),
            spark.query("SELECT count(*) FROM lakehouse." + COMPACTED + ".data_files").get(0));
  }
}
