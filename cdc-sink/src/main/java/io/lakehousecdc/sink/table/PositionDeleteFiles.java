package io.lakehousecdc.sink.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.GenericFileWriterFactory;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.deletes.PositionDelete;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.deletes.PositionDeleteWriter;
import org.apache.iceberg.io.FileWriterFactory;
import org.apache.iceberg.io.OutputFileFactory;

/** Format version 2: a Parquet file of positions for each data file. */
record PositionDeleteFiles(Table table, String operationId) implements DeleteFileFormat {

  @Override
  public Map<Integer, DeleteFile> write(Map<LiveFile, PositionDeleteIndex> deletes)
      throws IOException {
    OutputFileFactory outputs =
        DataFiles.outputs(table, operationId, FileFormat.PARQUET, "deletes");
    FileWriterFactory<Record> writers =
        new GenericFileWriterFactory.Builder(table).deleteFileFormat(FileFormat.PARQUET).build();
    Map<Integer, DeleteFile> written = new HashMap<>();
    for (Map.Entry<LiveFile, PositionDeleteIndex> entry : deletes.entrySet()) {
      written.put(
          entry.getKey().ordinal(), write(entry.getKey(), entry.getValue(), outputs, writers));
    }
    return written;
  }

  private DeleteFile write(
      LiveFile file,
      PositionDeleteIndex positions,
      OutputFileFactory outputs,
      FileWriterFactory<Record> writers)
      throws IOException {
    PartitionSpec spec = Specs.of(table, file.dataFile());
    StructLike partition = spec.isUnpartitioned() ? null : file.dataFile().partition();
    PositionDeleteWriter<Record> writer =
        writers.newPositionDeleteWriter(outputs.newOutputFile(spec, partition), spec, partition);
    try (writer) {
      PositionDelete<Record> delete = PositionDelete.create();
      positions.forEach(pos -> writer.write(delete.set(file.location(), pos)));
    }
    return writer.toDeleteFile();
  }
}
