package io.lakehousecdc.sink.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.Table;
import org.apache.iceberg.deletes.BaseDVFileWriter;
import org.apache.iceberg.deletes.DVFileWriter;
import org.apache.iceberg.deletes.PositionDeleteIndex;
import org.apache.iceberg.io.OutputFileFactory;

/** Format version 3: the deletion vectors of a commit are blobs of one Puffin file. */
record DeletionVectors(Table table, String operationId) implements DeleteFileFormat {

  @Override
  public Map<Integer, DeleteFile> write(Map<LiveFile, PositionDeleteIndex> deletes)
      throws IOException {
    OutputFileFactory outputs = DataFiles.outputs(table, operationId, FileFormat.PUFFIN, "dv");
    DVFileWriter writer = new BaseDVFileWriter(outputs, location -> null);
    Map<String, Integer> ordinals = new HashMap<>();
    try (writer) {
      deletes.forEach(
          (file, positions) -> {
            ordinals.put(file.location(), file.ordinal());
            writer.delete(
                file.location(),
                positions,
                Specs.of(table, file.dataFile()),
                file.dataFile().partition());
          });
    }
    Map<Integer, DeleteFile> written = new HashMap<>();
    writer
        .result()
        .deleteFiles()
        .forEach(delete -> written.put(ordinals.get(delete.referencedDataFile()), delete));
    return written;
  }
}
