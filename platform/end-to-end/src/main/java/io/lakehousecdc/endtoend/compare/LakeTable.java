package io.lakehousecdc.endtoend.compare;

import io.lakehousecdc.spark.RowText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.jspecify.annotations.Nullable;

/** Reads the current snapshot of an Iceberg table with Iceberg's own reader. */
public final class LakeTable {
  private LakeTable() {}

  public static TableRows rows(Table table, TableShape shape) {
    TableRows rows = new TableRows(shape);
    forEachRow(table, shape.columns(), row -> rows.add(RowText.of(row)));
    return rows;
  }

  /**
   * @param consumer takes the values of {@code columns}; the list is filled anew for each row
   */
  public static void forEachRow(
      Table table, List<String> columns, Consumer<List<@Nullable Object>> consumer) {
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    try (CloseableIterable<Record> records =
        IcebergGenerics.read(table).select(columns).reuseContainers().build()) {
      for (Record record : records) {
        values.clear();
        for (String column : columns) {
          values.add(record.getField(column));
        }
        consumer.accept(values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the files of " + table.name(), e);
    }
  }
}
