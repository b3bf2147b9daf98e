package io.lakehousecdc.sink.consume;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.Column;
import io.lakehousecdc.sink.change.ColumnType;
import io.lakehousecdc.sink.change.Internal;
import io.lakehousecdc.sink.change.Operation;
import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowSchema;
import io.lakehousecdc.sink.change.SourcePosition;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A source table that changes at random, and what must be in the lake: the last write of every key.
 *
 * <p>A row is {@code (id, name, price, created_at)}; its key is {@code id}, {@code name}, or both.
 */
final class SourceModel {

  private static final OffsetDateTime FIRST_DAY =
      OffsetDateTime.of(2026, 1, 31, 22, 0, 0, 0, ZoneOffset.UTC);

  private final String table;
  private final int partitions;
  private final int[] key;
  private final RowSchema schema;
  private final TopicLog log;
  private final Map<List<Object>, List<@Nullable Object>> rows = new HashMap<>();
  private final List<List<Object>> keys = new ArrayList<>();
  private @Nullable ChangeEvent last;
  private long lsn = 1000;

  SourceModel(String table, int partitions, TopicLog log, int... key) {
    this.table = table;
    this.partitions = partitions;
    this.key = key;
    this.log = log;
    this.schema =
        new RowSchema(
            List.of(
                new Column("id", new ColumnType.Int64(), false),
                new Column("name", new ColumnType.Text(), false),
                new Column("price", new ColumnType.Decimal(12, 2), true),
                new Column("created_at", new ColumnType.TimestampTz(), true)),
            key);
    topicPartitions().forEach(log::create);
  }

  String table() {
    return table;
  }

  String topic() {
    return "lakehouse.public." + table;
  }

  List<TopicPartition> topicPartitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new TopicPartition(topic(), i));
    }
    return all;
  }

  /** The rows that the lake must have, by key. */
  Map<List<Object>, List<@Nullable Object>> rows() {
    return rows;
  }

  /** Changes something. */
  void change(Random random) {
    int choice = random.nextInt(1000);
    if (choice < 2 && partitions == 1) {
      truncate();
    } else if (choice < 40) {
      append(new TopicPartition(topic(), random.nextInt(partitions)), null);
    } else if (choice < 80 && last != null) {
      replay();
    } else if (choice < 450 || keys.isEmpty()) {
      insert(random);
    } else if (choice < 800) {
      update(random);
    } else if (choice < 920) {
      delete(keys.get(random.nextInt(keys.size())));
    } else {
      changeKey(random);
    }
  }

  private void insert(Random random) {
    Object[] row = row(random, random.nextInt(3000), "name " + random.nextInt(3000));
    boolean known = rows.containsKey(keyOf(row));
    upsert(
        known ? Operation.UPDATE : random.nextBoolean() ? Operation.CREATE : Operation.READ, row);
  }

  private void update(Random random) {
    List<@Nullable Object> before = rows.get(keys.get(random.nextInt(keys.size())));
    if (before != null) {
      upsert(Operation.UPDATE, row(random, (Long) before.get(0), (String) before.get(1)));
    }
  }

  private void changeKey(Random random) {
    List<Object> old = keys.get(random.nextInt(keys.size()));
    delete(old);
    insert(random);
  }

  private static @Nullable Object[] row(Random random, long id, String name) {
    return new @Nullable Object[] {
      id,
      name,
      random.nextInt(10) == 0 ? null : BigDecimal.valueOf(random.nextInt(1_000_000), 2),
      random.nextInt(20) == 0
          ? null
          : FIRST_DAY.plusHours(random.nextInt(1000)).plusNanos(random.nextInt(1_000_000) * 1000L)
    };
  }

  private void upsert(Operation operation, @Nullable Object[] row) {
    List<Object> rowKey = keyOf(row);
    if (rows.put(rowKey, Arrays.asList(row)) == null) {
      keys.add(rowKey);
    }
    append(operation, rowKey, row);
  }

  private void delete(List<Object> rowKey) {
    if (rows.remove(rowKey) != null) {
      keys.remove(rowKey);
    }
    append(Operation.DELETE, rowKey, null);
  }

  private void truncate() {
    rows.clear();
    keys.clear();
    last = null;
    append(
        new TopicPartition(topic(), 0),
        new ChangeEvent(
            Operation.TRUNCATE, RowSchema.EMPTY, null, null, position(), "public." + table, 100));
  }

  /** Sends the newest event again, as Debezium does after it was stopped hard. */
  private void replay() {
    if (last != null && last.key() != null) {
      append(partition(last.key()), last);
    }
  }

  private void append(
      Operation operation, List<Object> rowKey, @Nullable Object @Nullable [] after) {
    RowKey encoded = RowKey.of(rowKey.toArray());
    @Nullable Object[] row =
        after == null
            ? null
            : Arrays.stream(after)
                .map(value -> value == null ? null : Internal.of(value))
                .toArray();
    last = new ChangeEvent(operation, schema, encoded, row, position(), "public." + table, 100);
    append(partition(encoded), last);
  }

  private void append(TopicPartition topicPartition, @Nullable Object event) {
    log.append(topicPartition, event);
  }

  private TopicPartition partition(RowKey rowKey) {
    return new TopicPartition(topic(), Math.floorMod(rowKey.hashCode(), partitions));
  }

  private SourcePosition position() {
    lsn += 8;
    return new SourcePosition(lsn, lsn * 1_000_000, lsn / 16);
  }

  private List<Object> keyOf(@Nullable Object[] row) {
    List<Object> values = new ArrayList<>();
    for (int ordinal : key) {
      values.add(row[ordinal]);
    }
    return values;
  }
}
