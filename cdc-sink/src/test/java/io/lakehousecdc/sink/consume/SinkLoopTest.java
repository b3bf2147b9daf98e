package io.lakehousecdc.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.Column;
import io.lakehousecdc.sink.change.ColumnType;
import io.lakehousecdc.sink.change.Operation;
import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowSchema;
import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.maintenance.MergePolicy;
import io.lakehousecdc.sink.table.Lake;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.inmemory.InMemoryCatalog;
import org.apache.iceberg.relocated.com.google.common.collect.Iterables;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkLoopTest {

  private static final TopicPartition ITEMS = new TopicPartition("lakehouse.public.items", 0);
  private static final TopicPartition ORDERS = new TopicPartition("lakehouse.public.orders", 0);
  private static final RowSchema SCHEMA = schema(new ColumnType.Int64());

  private final TopicLog log = new TopicLog();
  private final TestConsumer consumer = new TestConsumer(log);
  private final InMemoryCatalog catalog = new InMemoryCatalog();
  private final AtomicLong nanos = new AtomicLong();

  @TempDir Path directory;

  @BeforeEach
  void connect() {
    catalog.initialize("memory", Map.of());
    log.create(ITEMS);
    log.create(ORDERS);
  }

  @Test
  void firstChangeAfterAPauseIsCommittedAtOnceAndLaterOnesWithTheInterval() {
    // Given
    SinkLoop loop = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));

    // When
    round(loop, Duration.ZERO);
    log.append(ITEMS, create(ITEMS, 2));
    round(loop, Duration.ofMillis(1500));
    int beforeTheInterval = rows("items");
    round(loop, Duration.ofMillis(500));

    // Then
    assertThat(beforeTheInterval).isEqualTo(1);
    assertThat(rows("items")).isEqualTo(2);
  }

  @Test
  void badEventStopsItsTableRightBeforeItAndNoOther() {
    // Given
    SinkLoop loop = assigned(Set.of(), Set.of(), ITEMS, ORDERS);
    log.append(ITEMS, create(ITEMS, 1));
    log.append(ITEMS, unknownTable());
    log.append(ITEMS, create(ITEMS, 3));
    log.append(ORDERS, create(ORDERS, 1));

    // When
    rounds(loop, 5);
    log.append(ORDERS, create(ORDERS, 2));
    rounds(loop, 5);

    // Then
    TableStatus items = status(loop, "items");
    assertThat(items.state()).isEqualTo(TableStatus.State.FAILED);
    assertThat(items.error())
        .isEqualTo(
            "Cannot decode change event lakehouse.public.items-0@1: unknown table public.elsewhere in this topic");
    assertThat(items.committedOffsets()).isEqualTo(Map.of(ITEMS.toString(), 1L));
    assertThat(rows("items")).isEqualTo(1);
    assertThat(status(loop, "orders").state()).isEqualTo(TableStatus.State.RUNNING);
    assertThat(rows("orders")).isEqualTo(2);
  }

  @Test
  void goesOnByItselfWhenTheCauseIsGone() {
    // Given
    SinkLoop loop = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));
    long bad = log.append(ITEMS, unknownTable());
    log.append(ITEMS, create(ITEMS, 3));
    rounds(loop, 5);
    assertThat(status(loop, "items").state()).isEqualTo(TableStatus.State.FAILED);

    // When
    log.replace(ITEMS, bad, create(ITEMS, 2));
    rounds(loop, 5);

    // Then
    assertThat(status(loop, "items").error()).isNull();
    assertThat(rows("items")).isEqualTo(3);
  }

  @Test
  void eventNamedInTheSettingsIsLeftOutAndCounted() {
    // Given
    log.append(ITEMS, create(ITEMS, 1));
    log.append(ITEMS, unknownTable());
    log.append(ITEMS, create(ITEMS, 3));

    // When
    SinkLoop loop = assigned(Set.of("lakehouse.public.items-0@1"), Set.of(), ITEMS);
    rounds(loop, 5);

    // Then
    assertThat(status(loop, "items").error()).isNull();
    assertThat(status(loop, "items").totals().skippedEvents()).isEqualTo(1);
    assertThat(rows("items")).isEqualTo(2);
  }

  @Test
  void eventsThatRetentionRemovedUnreadStopTheTable() {
    // Given
    SinkLoop loop = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));
    rounds(loop, 3);
    log.append(ITEMS, create(ITEMS, 2));
    log.append(ITEMS, create(ITEMS, 3));

    // When
    log.removeBefore(ITEMS, 2);
    round(loop, Duration.ZERO);

    // Then
    assertThat(status(loop, "items").error())
        .startsWith("Cannot read lakehouse.public.items-0@1: the topic begins at offset 2");
    assertThat(rows("items")).isEqualTo(1);
  }

  @Test
  void rebuiltTopicStopsTheTableUntilItIsAccepted() {
    // Given
    consumer.identify("cluster-1", Map.of(ITEMS.topic(), "old"));
    SinkLoop before = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));
    rounds(before, 3);
    consumer.identify("cluster-1", Map.of(ITEMS.topic(), "new"));

    // When
    SinkLoop refused = assigned(Set.of(), Set.of(), ITEMS);
    rounds(refused, 3);
    SinkLoop accepted = assigned(Set.of(), Set.of("items"), ITEMS);
    rounds(accepted, 3);

    // Then
    assertThat(status(refused, "items").error())
        .startsWith(
            "Cannot open table items: the table stands at offset 1 of topic-partition lakehouse.public.items-0 with topic id old")
        .contains("is now new", "accept-rebuilt-topics-of");
    assertThat(status(accepted, "items").error()).isNull();
    assertThat(rows("items")).isEqualTo(1);
  }

  @Test
  void tableOfSomebodyElseIsNotTouched() {
    // Given
    SinkLoop first = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));
    rounds(first, 3);
    Table table = table("items");
    table
        .newDelete()
        .deleteFromRowFilter(org.apache.iceberg.expressions.Expressions.alwaysTrue())
        .commit();
    long foreign = table.currentSnapshot().snapshotId();
    table.expireSnapshots().expireSnapshotId(table.currentSnapshot().parentId()).commit();

    // When
    SinkLoop second = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 2));
    rounds(second, 3);

    // Then
    assertThat(status(second, "items").error())
        .contains("none in its ancestry says up to which offsets");
    assertThat(table("items").currentSnapshot().snapshotId()).isEqualTo(foreign);
  }

  @Test
  void columnThatTheSourceGetsIsAddedAndATypeThatChangesStopsTheTable() {
    // Given
    SinkLoop loop = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));
    rounds(loop, 3);

    // When
    RowSchema wider =
        new RowSchema(
            List.of(SCHEMA.columns().get(0), new Column("note", new ColumnType.Text(), true)),
            new int[] {0});
    log.append(ITEMS, event(ITEMS, wider, 2L, "a note"));
    rounds(loop, 3);
    log.append(ITEMS, event(ITEMS, schema(new ColumnType.Text()), "three"));
    rounds(loop, 3);

    // Then
    assertThat(table("items").schema().findField("note")).isNotNull();
    assertThat(rows("items")).isEqualTo(2);
    assertThat(status(loop, "items").error())
        .isEqualTo(
            "Cannot commit to table items: column id has type string in the source and long in the table");
  }

  @Test
  void commitsWhatIsPendingAndSavesTheIndexBeforeItStops() throws Exception {
    // Given
    SinkLoop loop = assigned(Set.of(), Set.of(), ITEMS);
    log.append(ITEMS, create(ITEMS, 1));
    rounds(loop, 3);
    log.append(ITEMS, create(ITEMS, 2));
    round(loop, Duration.ZERO);

    // When
    loop.stop();
    loop.run();

    // Then
    assertThat(rows("items")).isEqualTo(2);
    try (var files = java.nio.file.Files.list(directory)) {
      assertThat(files).hasSize(1);
    }
  }

  private SinkLoop assigned(
      Set<String> skip, Set<String> acceptRebuilt, TopicPartition... topicPartitions) {
    LoopSettings settings =
        new LoopSettings(
            "lakehouse\\.public\\.(?<table>.+)",
            Duration.ofSeconds(2),
            1000,
            1 << 20,
            Duration.ofSeconds(5),
            skip,
            acceptRebuilt,
            Map.of(),
            new MergePolicy(1 << 20, 1 << 10, 4, 0.3, 1000));
    SinkLoop loop =
        new SinkLoop(
            new Lake(catalog, "lakehouse", directory),
            consumer,
            settings,
            Runnable::run,
            InstantSource.fixed(Instant.EPOCH),
            nanos::get);
    consumer.assign(Set.of(topicPartitions));
    loop.assigned(Set.of(topicPartitions));
    return loop;
  }

  private void rounds(SinkLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      round(loop, Duration.ofSeconds(6));
    }
  }

  private void round(SinkLoop loop, Duration later) {
    nanos.addAndGet(later.toNanos());
    loop.step(null);
    consumer.fetch(100);
    loop.step(consumer.poll());
  }

  private static RowSchema schema(ColumnType id) {
    return new RowSchema(List.of(new Column("id", id, false)), new int[] {0});
  }

  private static ChangeEvent create(TopicPartition topicPartition, long id) {
    return event(topicPartition, SCHEMA, id);
  }

  private static ChangeEvent unknownTable() {
    return new ChangeEvent(
        Operation.CREATE,
        SCHEMA,
        RowKey.of(new Object[] {9L}),
        new Object[] {9L},
        SourcePosition.UNKNOWN,
        "public.elsewhere",
        10);
  }

  private static ChangeEvent event(TopicPartition topicPartition, RowSchema schema, Object... row) {
    String table = topicPartition.topic().substring("lakehouse.".length());
    return new ChangeEvent(
        Operation.CREATE,
        schema,
        RowKey.of(new Object[] {row[0]}),
        row,
        SourcePosition.UNKNOWN,
        table,
        10);
  }

  private static TableStatus status(SinkLoop loop, String table) {
    return loop.statuses().stream()
        .filter(status -> status.table().equals(table))
        .findAny()
        .orElseThrow();
  }

  private Table table(String name) {
    return catalog.loadTable(TableIdentifier.of("lakehouse", name));
  }

  private int rows(String name) {
    return Iterables.size(IcebergGenerics.read(table(name)).build());
  }
}
