package io.lakehousecdc.sink.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.DeleteFile;

/**
 * The deletes of one commit, written and not yet part of the table.
 *
 * @param added the new delete file of each data file that keeps some rows, by the data file's
 *     ordinal: merged with what the file had
 * @param emptied the data files that lose their last row and so leave the table
 */
record WrittenDeletes(Map<Integer, DeleteFile> added, List<LiveFile> emptied) {

  WrittenDeletes {
    added = Map.copyOf(added);
    emptied = List.copyOf(emptied);
  }

  static WrittenDeletes none() {
    return new WrittenDeletes(Map.of(), List.of());
  }

  static WrittenDeletes everything(Collection<LiveFile> files) {
    return new WrittenDeletes(Map.of(), List.copyOf(files));
  }

  /** Collects what belongs to each data file. */
  static final class Builder {
    private final Map<Integer, DeleteFile> added = new HashMap<>();
    private final List<LiveFile> emptied = new ArrayList<>();

    void add(LiveFile file, DeleteFile delete) {
      added.put(file.ordinal(), delete);
    }

    void emptied(LiveFile file) {
      emptied.add(file);
    }

    WrittenDeletes build() {
      return new WrittenDeletes(added, emptied);
    }
  }
}
