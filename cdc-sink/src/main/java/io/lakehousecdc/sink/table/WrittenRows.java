package io.lakehousecdc.sink.table;

import java.util.List;
import org.apache.iceberg.DataFile;

/**
 * The data files of one commit, written and not yet part of the table.
 *
 * @param files the files, each under an ordinal that was reserved for it
 * @param locations where each row stands ({@code PrimaryKeyIndex.location}), in the order of the
 *     plan's upserts
 */
record WrittenRows(List<WrittenFile> files, long[] locations) {

  /** A data file and the ordinal that was reserved for it. */
  record WrittenFile(int ordinal, DataFile dataFile) {}
}
