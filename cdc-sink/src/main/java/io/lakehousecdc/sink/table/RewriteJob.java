package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.MetadataColumns;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SerializableTable;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.BaseDeleteLoader;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.encryption.EncryptedOutputFile;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.DataWriter;
import org.apache.iceberg.io.OutputFileFactory;
import org.apache.iceberg.types.TypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Copies the live rows of some data files of one partition into new files. It works on the table as
 * it was when the job was made, so that any thread can run it while the sink goes on; what the sink
 * deletes meanwhile is seen to by the commit ({@link RewriteCommit}).
 */
public final class RewriteJob {

  private final Table table;
  private final Schema projection;
  private final int[] keyOrdinals;
  private final int posOrdinal;
  private final OutputFileFactory outputs;
  private final @Nullable StructLike partition;
  private final RewrittenRows rewritten;
  private final List<String> created = new ArrayList<>();
  private @Nullable DataWriter<StructLike> writer;
  private int firstRow;

  RewriteJob(Table current, List<LiveFile> files) {
    this.table = SerializableTable.copyOf(current);
    this.projection = TypeUtil.join(table.schema(), new Schema(MetadataColumns.ROW_POSITION));
    this.posOrdinal = projection.columns().indexOf(MetadataColumns.ROW_POSITION);
    this.keyOrdinals = KeyScan.keyOrdinals(projection, table.schema());
    this.outputs =
        DataFiles.outputs(table, UUID.randomUUID().toString(), FileFormat.PARQUET, "merged");
    this.partition = table.spec().isUnpartitioned() ? null : files.get(0).dataFile().partition();
    this.rewritten = new RewrittenRows(files);
  }

  /**
   * Writes the new files. Once.
   *
   * @throws UncheckedIOException if a file cannot be read or written; {@link #abandon()} deletes
   *     what was written
   */
  public void run() {
    try {
      for (LiveFile file : rewritten.replaced()) {
        copy(file);
      }
      finishFile();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot rewrite data files of " + table.name() + ": " + e.getMessage(), e);
    }
  }

  private void copy(LiveFile file) throws IOException {
    PositionDeleteIndex deleted = deleted(file);
    try (CloseableIterable<StructLike> rows = DataFiles.read(table, file.dataFile(), projection)) {
      for (StructLike row : rows) {
        long pos = row.get(posOrdinal, Long.class);
        if (!deleted.isDeleted(pos)) {
          write(row);
          rewritten.addRow(
              KeyScan.key(row, keyOrdinals), PrimaryKeyIndex.location(file.ordinal(), pos));
        }
      }
    }
  }

  private PositionDeleteIndex deleted(LiveFile file) {
    return file.positionDeletes().isEmpty()
        ? PositionDeleteIndex.empty()
        : new BaseDeleteLoader(delete -> table.io().newInputFile(delete))
            .loadPositionDeletes(file.positionDeletes(), file.location());
  }

  private void write(StructLike row) throws IOException {
    if (writer != null && DataFiles.isFull(table, writer, rewritten.rows() - firstRow)) {
      finishFile();
    }
    if (writer == null) {
      EncryptedOutputFile output =
          partition == null
              ? outputs.newOutputFile()
              : outputs.newOutputFile(table.spec(), partition);
      created.add(output.encryptingOutputFile().location());
      firstRow = rewritten.rows();
      writer = DataFiles.write(table, output, table.spec(), partition);
    }
    writer.write(row);
  }

  private void finishFile() throws IOException {
    if (writer != null) {
      writer.close();
      rewritten.addFile(writer.toDataFile(), firstRow);
      writer = null;
    }
  }

  RewrittenRows rewritten() {
    return rewritten;
  }

  /** Deletes what was written, as well as it can: it does not become part of the table. */
  public void abandon() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException | RuntimeException e) {
      // It is deleted anyway.
    }
    created.forEach(location -> Orphans.delete(table, location));
  }
}
