package io.lakehousecdc.sink.table;

import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableUtil;
import org.apache.iceberg.deletes.PositionDeleteIndex;

/**
 * How deleted positions are stored. Either way a data file has one delete file of its own, so that
 * a reader opens one.
 */
interface DeleteFileFormat {

  /**
   * Writes the deletes of each data file, all that it has.
   *
   * @return the delete file of each data file, by its ordinal
   * @throws IOException if one cannot be written
   */
  Map<Integer, DeleteFile> write(Map<LiveFile, PositionDeleteIndex> deletes) throws IOException;

  /** Deletion vectors from format version 3 on, position delete files before. */
  static DeleteFileFormat of(Table table, String operationId) {
    return TableUtil.formatVersion(table) >= 3
        ? new DeletionVectors(table, operationId)
        : new PositionDeleteFiles(table, operationId);
  }
}
