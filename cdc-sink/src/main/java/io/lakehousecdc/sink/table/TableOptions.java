package io.lakehousecdc.sink.table;

/**
 * How a table is created. A table that exists keeps what it has.
 *
 * @param partitionBy the partition fields, such as {@code month(created_at), bucket(16, id)}; empty
 *     for an unpartitioned table
 * @param formatVersion the Iceberg format: 3 deletes by deletion vectors, 2 by position delete
 *     files
 */
public record TableOptions(String partitionBy, int formatVersion) {

  /** An unpartitioned table with deletion vectors. */
  public static final TableOptions DEFAULT = new TableOptions("", 3);

  public TableOptions {
    if (formatVersion != 2 && formatVersion != 3) {
      throw new IllegalArgumentException(
          "Unsupported format version: " + formatVersion + " (supported: 2, 3)");
    }
  }
}
