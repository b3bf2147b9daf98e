package io.lakehousecdc.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/** Reads a table with Iceberg's own reader, which knows nothing of the sink. */
final class LakeRows {

  private LakeRows() {}

  /**
   * All rows without {@code _cdc}, by the values of the columns named. Fails if a key occurs twice.
   */
  static Map<List<Object>, List<@Nullable Object>> read(Table table, List<String> key) {
    Map<List<Object>, List<@Nullable Object>> rows = new HashMap<>();
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table).select("id", "name", "price", "created_at").build()) {
      for (Record record : records) {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          row.add(record.get(i));
        }
        List<Object> rowKey = key.stream().map(record::getField).toList();
        assertThat(rows.put(rowKey, row))
            .as("second row of key %s in %s", rowKey, table.name())
            .isNull();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
