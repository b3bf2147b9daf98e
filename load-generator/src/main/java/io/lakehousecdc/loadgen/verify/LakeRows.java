package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The rows of the lake's table at one snapshot, read with Iceberg's own reader. */
final class LakeRows implements PlaceRows {
  /** The columns, and what PostgreSQL's become in the lake. */
  private static final Map<String, Type> COLUMNS = columns();

  private final Table table;

  /**
   * @param table at the snapshot to read
   */
  LakeRows(Table table) {
    this.table = table;
  }

  @Override
  public Place place() {
    return Place.LAKE;
  }

  @Override
  public void read(Sink sink) throws PlaceException {
    if (table.currentSnapshot() == null || !hasColumns(sink)) {
      return;
    }
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .useSnapshot(table.currentSnapshot().snapshotId())
            .select(List.copyOf(COLUMNS.keySet()))
            .reuseContainers()
            .build()) {
      rows.forEach(row -> read(row, sink));
    } catch (IOException | RuntimeException e) {
      throw new PlaceException("Cannot read table %s: %s".formatted(table.name(), e), e);
    }
  }

  private boolean hasColumns(Sink sink) {
    boolean all = true;
    for (Map.Entry<String, Type> column : COLUMNS.entrySet()) {
      Types.NestedField field = table.schema().findField(column.getKey());
      if (field == null || !field.type().equals(column.getValue())) {
        sink.wrongType(
            "column " + column.getKey(),
            "is %s, expected %s"
                .formatted(field == null ? "missing" : field.type(), column.getValue()));
        all = false;
      }
    }
    return all;
  }

  private static void read(Record row, Sink sink) {
    Object id = row.getField("id");
    Object name = row.getField("name");
    Object price = row.getField("price");
    Object onOffer = row.getField("on_offer");
    Object version = row.getField("version");
    if (id == null || name == null || price == null || onOffer == null || version == null) {
      sink.wrongType(String.valueOf(id), "id, name, price, on_offer or version is null");
      return;
    }
    sink.row(
        new ItemState(
            (Integer) id,
            name.toString(),
            text(row.getField("description")),
            ((BigDecimal) price).movePointRight(2).longValue(),
            (Boolean) onOffer,
            (Long) version,
            Times.fingerprint(
                (OffsetDateTime) row.getField("created_at"),
                (OffsetDateTime) row.getField("updated_at"))));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Map<String, Type> columns() {
    Map<String, Type> columns = new LinkedHashMap<>();
    columns.put("id", Types.IntegerType.get());
    columns.put("name", Types.StringType.get());
    columns.put("description", Types.StringType.get());
    columns.put("price", Types.DecimalType.of(12, 2));
    columns.put("on_offer", Types.BooleanType.get());
    columns.put("version", Types.LongType.get());
    columns.put("created_at", Types.TimestampType.withZone());
    columns.put("updated_at", Types.TimestampType.withZone());
    return columns;
  }
}
