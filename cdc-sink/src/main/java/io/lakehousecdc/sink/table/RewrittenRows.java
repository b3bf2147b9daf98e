package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.RowKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.DataFile;

/**
 * What a rewrite has written: the new files, and for each of their rows its key and where it stood
 * before. Filled by one thread, then handed over.
 */
final class RewrittenRows {

  /** A new file and the index of its first row in the lists of keys and sources. */
  record NewFile(DataFile dataFile, int firstRow) {}

  private final List<LiveFile> replaced;
  private final List<NewFile> files = new ArrayList<>();
  private final List<RowKey> keys = new ArrayList<>();
  private long[] sources = new long[1024];

  RewrittenRows(List<LiveFile> replaced) {
    this.replaced = List.copyOf(replaced);
  }

  void addRow(RowKey key, long source) {
    if (keys.size() == sources.length) {
      sources = Arrays.copyOf(sources, sources.length * 2);
    }
    sources[keys.size()] = source;
    keys.add(key);
  }

  void addFile(DataFile dataFile, int firstRow) {
    files.add(new NewFile(dataFile, firstRow));
  }

  /** The files that were read, as they were when the rewrite was planned. */
  List<LiveFile> replaced() {
    return replaced;
  }

  List<NewFile> files() {
    return files;
  }

  int rows() {
    return keys.size();
  }

  RowKey key(int row) {
    return keys.get(row);
  }

  /** Where a row stood: {@code PrimaryKeyIndex.location}. */
  long source(int row) {
    return sources[row];
  }
}
