package io.lakehousecdc.sink.table;

import java.io.IOException;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.InternalData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.data.parquet.InternalWriter;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.parquet.Parquet;
import org.apache.iceberg.util.PropertyUtil;
import org.jspecify.annotations.Nullable;

/**
 * Opens the data files of a table for reading and writing.
 *
 * <p>Values are in Iceberg's internal representation (a timestamp is a {@link Long}), not in the
 * one of its generic records: a row is decoded into it once and then written, partitioned and
 * copied as it is.
 */
final class DataFiles {

  /** The size of a file is asked for once in this many rows: it is not free. */
  private static final int ROWS_BETWEEN_SIZE_CHECKS = 1000;

  private DataFiles() {}

  /** The columns of {@code projection} of every row; one row object serves all. */
  static CloseableIterable<StructLike> read(Table table, DataFile file, Schema projection) {
    return InternalData.read(file.format(), table.io().newInputFile(file))
        .project(projection)
        .reuseContainers()
        .build();
  }

  /**
   * A writer of a Parquet file in the present schema.
   *
   * @param partition the partition that all rows belong to, or null if {@code spec} has none
   */
  static DataWriter<StructLike> write(
      Table table, EncryptedOutputFile output, PartitionSpec spec, @Nullable StructLike partition)
      throws IOException {
    return Parquet.writeData(output)
        .forTable(table)
        .createWriterFunc(InternalWriter::createWriter)
        .withSpec(spec)
        .withPartition(partition)
        .build();
  }

  /** Names for the files of one operation, whose id makes them unique. */
  static OutputFileFactory outputs(
      Table table, String operationId, FileFormat format, @Nullable String suffix) {
    return OutputFileFactory.builderFor(table, 0, 0)
        .operationId(operationId)
        .format(format)
        .suffix(suffix)
        .build();
  }

  /** Whether {@code writer}, which has {@code rows} rows, has reached the table's file size. */
  static boolean isFull(Table table, DataWriter<StructLike> writer, int rows) {
    return rows > 0
        && rows % ROWS_BETWEEN_SIZE_CHECKS == 0
        && writer.length()
            >= PropertyUtil.propertyAsLong(
                table.properties(),
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES,
                TableProperties.WRITE_TARGET_FILE_SIZE_BYTES_DEFAULT);
  }
}
