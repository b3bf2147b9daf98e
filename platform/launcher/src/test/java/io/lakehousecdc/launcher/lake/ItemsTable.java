package io.lakehousecdc.launcher.lake;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.DeleteWriteResult;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.rest.RESTCatalog;
import org.apache.iceberg.types.Types;

/**
 * Writes a table as the sink does: data files, and deletion vectors for the rows that they replace.
 */
public final class ItemsTable {
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.LongType.get()),
          Types.NestedField.optional(2, "name", Types.StringType.get()),
          Types.NestedField.optional(3, "price", Types.IntegerType.get()));

  private final Table table;
  private final OutputFileFactory dataFiles;
  private final OutputFileFactory vectors;

  private ItemsTable(Table table) {
    this.table = table;
    this.dataFiles = OutputFileFactory.builderFor(table, 1, 1).format(FileFormat.PARQUET).build();
    this.vectors = OutputFileFactory.builderFor(table, 1, 2).format(FileFormat.PUFFIN).build();
  }

  /** Creates the empty table {@code lakehouse.items} in a running platform. */
  public static ItemsTable create(RESTCatalog catalog) {
    Namespace namespace = Lake.NAMESPACE;
    if (!catalog.namespaceExists(namespace)) {
      catalog.createNamespace(namespace);
    }
    return new ItemsTable(
        catalog.createTable(
            TableIdentifier.of(namespace, "items"),
            SCHEMA,
            PartitionSpec.unpartitioned(),
            Map.of("format-version", "3")));
  }

  /** Commits rows and, for each of these positions of an earlier data file, its removal. */
  public DataFile commit(List<Record> rows, DataFile earlier, long... removed) throws IOException {
    DataFile added = write(rows);
    RowDelta commit = table.newRowDelta().addRows(added);
    if (removed.length > 0) {
      BaseDVFileWriter writer = new BaseDVFileWriter(vectors, path -> null);
      for (long pos : removed) {
        writer.delete(earlier.location(), pos, table.spec(), null);
      }
      writer.close();
      DeleteWriteResult result = writer.result();
      for (DeleteFile vector : result.deleteFiles()) {
        commit.addDeletes(vector);
      }
    }
    commit.commit();
    return added;
  }

  /** The id of the current snapshot. */
  public long snapshotId() {
    return table.currentSnapshot().snapshotId();
  }

  public static Record item(long id, String name, int price) {
    return GenericRecord.create(SCHEMA).copy(Map.of("id", id, "name", name, "price", price));
  }

  private DataFile write(List<Record> rows) throws IOException {
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .dataSchema(SCHEMA)
            .build()
            .newDataWriter(dataFiles.newOutputFile(), table.spec(), null);
    try (writer) {
      rows.forEach(writer::write);
    }
    return writer.toDataFile();
  }
}
