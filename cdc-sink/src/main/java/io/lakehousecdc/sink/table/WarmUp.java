package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.ChangeEvent;
import io.lakehousecdc.sink.change.Column;
import io.lakehousecdc.sink.change.ColumnType;
import io.lakehousecdc.sink.change.Operation;
import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowSchema;
import io.lakehousecdc.sink.change.SourcePosition;
import io.lakehousecdc.sink.fold.BatchFold;
import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.inmemory.InMemoryCatalog;

/**
 * Commits some rows to a table in memory. The first commit of a process loads some thousand classes
 * and takes seconds; done here, beside the connecting and joining of a start, it does not make the
 * first changes late.
 */
final class WarmUp {

  private static final RowSchema SCHEMA =
      new RowSchema(
          List.of(
              new Column("id", new ColumnType.Int64(), false),
              new Column("name", new ColumnType.Text(), true)),
          new int[] {0});

  private WarmUp() {}

  /** Writes rows, then changes and deletes some, as a sink does. */
  static void run() throws IOException {
    try (InMemoryCatalog catalog = new InMemoryCatalog()) {
      catalog.initialize("warm-up", Map.of());
      catalog.createNamespace(Namespace.of("warm"));
      Table table =
          catalog
              .buildTable(TableIdentifier.of("warm", "up"), TableSchemas.create(SCHEMA))
              .withProperty(TableProperties.FORMAT_VERSION, "3")
              .withProperty(TableProperties.PARQUET_COMPRESSION, "zstd")
              .create();
      LakeTable lakeTable =
          new LakeTable(table, new TableIndex(table, new PrimaryKeyIndex(), new LiveFiles()));
      lakeTable.commit(batch(Map.of(), 1, LongStream.range(0, 100)));
      lakeTable.commit(batch(Map.of("warm-0", 1L), 2, LongStream.range(0, 50)));
    }
  }

  private static CommitBatch batch(Map<String, Long> from, long to, LongStream ids) {
    BatchFold fold = new BatchFold();
    ids.forEach(
        id -> {
          Object[] row = {id, "row"};
          fold.apply(
              new ChangeEvent(
                  Operation.CREATE,
                  SCHEMA,
                  RowKey.of(new Object[] {id}),
                  row,
                  SourcePosition.UNKNOWN,
                  "warm.up",
                  10));
        });
    return new CommitBatch(fold, from, Map.of("warm-0", to), null, Map.of());
  }
}
