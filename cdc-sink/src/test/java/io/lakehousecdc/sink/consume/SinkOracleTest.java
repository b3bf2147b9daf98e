package io.lakehousecdc.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.sink.maintenance.MergePolicy;
import io.lakehousecdc.sink.table.Lake;
import io.lakehousecdc.sink.table.TableOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes of several tables, cut into random batches, with restarts, kills, rebalances
 * between two sinks of which one is a zombie for a while, and compactions by another engine: the
 * lake must equal the last write of every key.
 */
class SinkOracleTest {

  private static final Map<String, TableOptions> TABLES =
      Map.of(
          "items", new TableOptions("month(created_at)", 3),
          "orders", new TableOptions("bucket(2, name)", 2),
          "plain", TableOptions.DEFAULT);

  private final TopicLog log = new TopicLog();
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final AtomicLong nanos = new AtomicLong();
  private final List<SourceModel> sources =
      List.of(
          new SourceModel("items", 1, log, 0),
          new SourceModel("orders", 3, log, 0, 1),
          new SourceModel("plain", 2, log, 1));

  private final ExecutorService merging = Executors.newSingleThreadExecutor();

  @TempDir Path directory;

  @AfterEach
  void stopMerging() {
    merging.shutdownNow();
  }

  /** A sink and its consumer. */
  private final class Sink {
    final TestConsumer consumer = new TestConsumer(log);
    final SinkLoop loop;

    Sink() {
      LoopSettings settings =
          new LoopSettings(
              "lakehouse\\.public\\.(?<table>.+)",
              Duration.ofSeconds(2),
              200,
              1 << 20,
              Duration.ofSeconds(5),
              Set.of(),
              Set.of(),
              TABLES,
              new MergePolicy(1 << 20, 1 << 10, 4, 0.3, 100_000));
      loop =
          new SinkLoop(
              new Lake(catalog, "lakehouse", directory),
              consumer,
              settings,
              merging,
              InstantSource.fixed(Instant.EPOCH),
              nanos::get);
    }

    void assign(Set<TopicPartition> topicPartitions) {
      consumer.assign(topicPartitions);
      loop.assigned(topicPartitions);
    }

    void run(Random random, int steps) {
      for (int i = 0; i < steps; i++) {
        nanos.addAndGet(Duration.ofMillis(random.nextInt(700)).toNanos());
        if (random.nextInt(3) > 0) {
          consumer.fetch(1 + random.nextInt(60));
        }
        loop.step(consumer.poll());
      }
    }

    void drain() {
      for (int i = 0; i < 2000 && !isDone(); i++) {
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        consumer.fetch(1000);
        loop.step(consumer.poll());
      }
    }

    private boolean isDone() {
      return consumer.isDrained()
          && !loop.statuses().isEmpty()
          && loop.statuses().stream()
              .allMatch(
                  status ->
                      status.pendingRows() == 0 && status.state() == TableStatus.State.RUNNING);
    }

    void stopCleanly() {
      loop.stop();
      loop.run();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void lakeEqualsLastWriteOfEveryKey(long seed) throws Exception {
    // Given
    catalog.initialize("memory", Map.of());
    Random random = new Random(seed);
    Set<TopicPartition> all = new HashSet<>();
    sources.forEach(source -> all.addAll(source.topicPartitions()));
    List<Sink> sinks = new ArrayList<>(List.of(new Sink(), new Sink()));
    sinks.get(0).assign(all);

    // When
    for (int round = 0; round < 12; round++) {
      for (int i = 0; i < 300; i++) {
        sources.get(random.nextInt(sources.size())).change(random);
      }
      sinks.get(0).run(random, 1 + random.nextInt(12));
      sinks.get(1).run(random, random.nextInt(6));
      disturb(random, sinks, all);
    }
    sinks.get(0).assign(all);
    sinks.get(0).drain();

    // Then
    for (SourceModel source : sources) {
      Table table = catalog.loadTable(TableIdentifier.of("lakehouse", source.table()));
      List<String> key = new ArrayList<>(table.schema().identifierFieldNames());
      key.sort(null);
      assertThat(LakeRows.read(table, key))
          .as("seed %d, table %s", seed, source.table())
          .isEqualTo(source.rows());
    }
    assertThat(sinks.get(0).loop.statuses())
        .allSatisfy(status -> assertThat(status.totals().failures()).isZero());
  }

  private void disturb(Random random, List<Sink> sinks, Set<TopicPartition> all) throws Exception {
    switch (random.nextInt(6)) {
      case 0 -> sinks.set(0, restarted(sinks.get(0), random.nextBoolean(), all));
      case 1 -> split(random, sinks, all);
      case 2 ->
          sinks
              .get(1)
              .assign(all); // The first has lost everything and does not know it yet: both commit.
      case 3 -> compact(sources.get(random.nextInt(sources.size())).table());
      case 4 -> sinks.get(0).assign(all);
      default -> {}
    }
  }

  private Sink restarted(Sink sink, boolean cleanly, Set<TopicPartition> all) {
    if (cleanly) {
      sink.stopCleanly();
    }
    Sink fresh = new Sink();
    fresh.assign(all);
    return fresh;
  }

  private static void split(Random random, List<Sink> sinks, Set<TopicPartition> all) {
    Set<TopicPartition> first = new HashSet<>();
    Set<TopicPartition> second = new HashSet<>();
    all.forEach(topicPartition -> (random.nextBoolean() ? first : second).add(topicPartition));
    sinks.get(0).assign(first);
    sinks.get(1).assign(second);
  }

  /** Rewrites all live rows of every partition into new files, as another engine would. */
  private void compact(String name) throws Exception {
    TableIdentifier identifier = TableIdentifier.of("lakehouse", name);
    if (!catalog.tableExists(identifier)) {
      return;
    }
    Table table = catalog.loadTable(identifier);
    if (table.currentSnapshot() == null) {
      return;
    }
    var rewrite = table.newRewrite().validateFromSnapshot(table.currentSnapshot().snapshotId());
    int files = 0;
    try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
      for (FileScanTask task : tasks) {
        rewrite.deleteFile(task.file());
        task.deletes().forEach(rewrite::deleteFile);
        files++;
      }
    }
    List<DataFile> rewritten = rewriteRows(table);
    if (files > 0 && !rewritten.isEmpty()) {
      rewritten.forEach(rewrite::addFile);
      rewrite.commit();
    }
  }

  private static List<DataFile> rewriteRows(Table table) throws Exception {
    var writers =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .dataSchema(table.schema())
            .build();
    OutputFileFactory outputs =
        OutputFileFactory.builderFor(table, 1, System.nanoTime())
            .format(FileFormat.PARQUET)
            .build();
    Map<org.apache.iceberg.PartitionKey, DataWriter<Record>> open = new java.util.HashMap<>();
    var wrapper = new org.apache.iceberg.data.InternalRecordWrapper(table.schema().asStruct());
    var key = new org.apache.iceberg.PartitionKey(table.spec(), table.schema());
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record record : records) {
        key.partition(wrapper.wrap(record));
        DataWriter<Record> writer = open.get(key);
        if (writer == null) {
          var partition = key.copy();
          writer =
              writers.newDataWriter(
                  table.spec().isUnpartitioned()
                      ? outputs.newOutputFile()
                      : outputs.newOutputFile(partition),
                  table.spec(),
                  table.spec().isUnpartitioned() ? null : partition);
          open.put(partition, writer);
        }
        writer.write(record);
      }
    }
    List<DataFile> files = new ArrayList<>();
    for (DataWriter<Record> writer : open.values()) {
      writer.close();
      files.add(writer.toDataFile());
    }
    return files;
  }
}
