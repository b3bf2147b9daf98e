package io.lakehousecdc.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.RowDelta;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.Types;

/** Writes and reads a table of one long column with real files. */
final class LongTable {

  static final Schema SCHEMA =
      new Schema(Types.NestedField.required(1, "id", Types.LongType.get()));

  private final Table table;

  LongTable(Table table) {
    this.table = table;
  }

  /** Writes a Parquet file with the longs from..to-1, without committing it. */
  DataFile write(long from, long to) {
    DataWriter<Record> writer =
        new GenericFileWriterFactory.Builder(table)
            .dataFileFormat(FileFormat.PARQUET)
            .dataSchema(SCHEMA)
            .build()
            .newDataWriter(files(FileFormat.PARQUET).newOutputFile(), table.spec(), null);
    try (writer) {
      LongStream.range(from, to).mapToObj(LongTable::row).forEach(writer::write);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return writer.toDataFile();
  }

  /** Commits a deletion vector for one row of a file. */
  void delete(DataFile file, long pos) {
    BaseDVFileWriter writer = new BaseDVFileWriter(files(FileFormat.PUFFIN), path -> null);
    try (writer) {
      writer.delete(file.location(), pos, table.spec(), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RowDelta delta = table.newRowDelta();
    writer.result().deleteFiles().forEach(delta::addDeletes);
    delta.commit();
  }

  /** Reads all rows, sorted. */
  List<Long> read() {
    try (CloseableIterable<Record> rows = IcebergGenerics.read(table).build()) {
      return StreamSupport.stream(rows.spliterator(), false)
          .map(row -> (Long) row.get(0))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OutputFileFactory files(FileFormat format) {
    return OutputFileFactory.builderFor(table, 1, 1)
        .format(format)
        .operationId(UUID.randomUUID().toString())
        .build();
  }

  private static Record row(long id) {
    GenericRecord row = GenericRecord.create(SCHEMA);
    row.set(0, id);
    return row;
  }
}
