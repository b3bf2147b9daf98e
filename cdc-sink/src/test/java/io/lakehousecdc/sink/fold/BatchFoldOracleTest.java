package io.lakehousecdc.sink.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.Operation;
import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random changes, cut into random batches and partly replayed, leave the rows that a
 * last-writer-wins map holds.
 */
class BatchFoldOracleTest {
  private static final int EVENTS = 5_000;
  private static final int KEYS = 50;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void foldedBatchesGiveTheRowsOfTheSource(long seed) {
    // Given
    Random random = new Random(seed);
    Map<RowKey, Object> source = new HashMap<>();
    List<ChangeEvent> log = new ArrayList<>();
    while (log.size() < EVENTS) {
      change(source, log, random);
    }

    // When
    Map<RowKey, Object> table = new HashMap<>();
    BatchFold fold = new BatchFold();
    int from = 0;
    while (from < log.size()) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(200));
      List<ChangeEvent> batch = log.subList(from, to);
      batch.forEach(fold::apply);
      assertThat(fold.newest().lsn()).isEqualTo(to - 1);
      write(fold, table);
      fold.clear();
      // A crash before the offsets were stored: the same batch, or its end, comes again.
      from = random.nextInt(10) == 0 ? to - random.nextInt(batch.size()) : to;
    }

    // Then
    assertThat(table).isEqualTo(source);
  }

  /** One change at the source, as the one or two events that it makes. */
  private static void change(Map<RowKey, Object> source, List<ChangeEvent> log, Random random) {
    LongKey key = new LongKey(random.nextInt(KEYS));
    int kind = random.nextInt(1000);
    if (kind < 2) {
      source.clear();
      add(log, Operation.TRUNCATE, 0, null);
    } else if (kind < 20) {
      add(log, Operation.MESSAGE, 0, null);
    } else if (!source.containsKey(key)) {
      put(source, log, kind < 100 ? Operation.READ : Operation.CREATE, key);
    } else if (kind < 300) {
      remove(source, log, key);
    } else if (kind < 400) {
      remove(source, log, key);
      put(source, log, Operation.CREATE, new LongKey(key.value() + KEYS));
    } else {
      put(source, log, Operation.UPDATE, key);
    }
  }

  private static void put(
      Map<RowKey, Object> source, List<ChangeEvent> log, Operation operation, LongKey key) {
    String value = "value " + log.size();
    source.put(key, value);
    add(log, operation, key.value(), value);
  }

  private static void remove(Map<RowKey, Object> source, List<ChangeEvent> log, LongKey key) {
    source.remove(key);
    add(log, Operation.DELETE, key.value(), null);
  }

  private static void add(
      List<ChangeEvent> log, Operation operation, long id, @Nullable String value) {
    log.add(BatchFoldTest.event(operation, id, value, log.size()));
  }

  private static void write(BatchFold fold, Map<RowKey, Object> table) {
    if (fold.truncated()) {
      table.clear();
    }
    for (RowChange change : fold.changes()) {
      if (change instanceof RowChange.Upsert upsert) {
        table.put(upsert.key(), Objects.requireNonNull(upsert.event().after())[1]);
      } else {
        table.remove(change.key());
      }
    }
  }
}
