package io.lakehousecdc.sink.table;

import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileContent;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.util.ContentFileUtil;

/**
 * A data file of the indexed snapshot.
 *
 * @param ordinal the number that stands for it in the index
 * @param dataFile its metadata, without column statistics
 * @param deletes the delete files that apply to it: with format v3 its one deletion vector
 */
record LiveFile(int ordinal, DataFile dataFile, List<DeleteFile> deletes) {

  LiveFile {
    deletes = List.copyOf(deletes);
  }

  String location() {
    return dataFile.location();
  }

  /** See {@link #identity(DataFile, List)}. */
  String identity() {
    return identity(dataFile, deletes);
  }

  static String identity(FileScanTask task) {
    return identity(task.file(), task.deletes());
  }

  /**
   * Tells a data file and the deletes that apply to it from every other state of the table. The
   * index is right for a file only as long as nobody else has deleted rows in it, so a file with
   * other deletes counts as another file.
   */
  private static String identity(DataFile file, List<DeleteFile> deletes) {
    if (deletes.isEmpty()) {
      return file.location();
    }
    StringBuilder identity = new StringBuilder(file.location());
    deletes.stream()
        .map(delete -> delete.location() + "@" + delete.contentOffset())
        .sorted()
        .forEach(delete -> identity.append('|').append(delete));
    return identity.toString();
  }

  LiveFile withDelete(DeleteFile delete) {
    return new LiveFile(ordinal, dataFile, List.of(delete));
  }

  /** The position deletes that apply to it, in whatever form. */
  List<DeleteFile> positionDeletes() {
    return deletes.stream()
        .filter(delete -> delete.content() == FileContent.POSITION_DELETES)
        .toList();
  }

  /**
   * The deletes that a new delete file, merged from all of them, replaces: those that speak of this
   * data file alone.
   */
  List<DeleteFile> replaceableDeletes() {
    return positionDeletes().stream().filter(ContentFileUtil::isFileScoped).toList();
  }

  /** How many of its rows are deleted, exactly with deletion vectors, otherwise about. */
  long deletedRows() {
    return positionDeletes().stream().mapToLong(DeleteFile::recordCount).sum();
  }
}
