package io.lakehousecdc.sink.maintenance;

/**
 * A data file that may be rewritten.
 *
 * @param ordinal the number that stands for it in the index
 * @param partition names its partition; only files of one partition can be merged
 * @param rows its rows, deleted ones included
 * @param deletedRows its deleted rows
 * @param bytes its size
 */
public record MergeCandidate(
    int ordinal, String partition, long rows, long deletedRows, long bytes) {

  /** The rows that a rewrite keeps. */
  long liveRows() {
    return Math.max(0, rows - deletedRows);
  }

  /** About the size that its live rows take. */
  long liveBytes() {
    return rows == 0 ? 0 : bytes * liveRows() / rows;
  }

  double deletedShare() {
    return rows == 0 ? 1 : (double) deletedRows / rows;
  }
}
