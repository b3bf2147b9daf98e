package io.lakehousecdc.sink.table;

import java.util.Map;

/**
 * Somebody else has committed from the same offsets: this writer has lost its topic-partitions and
 * must begin again from the table.
 */
public final class FencedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FencedException(String table, Map<String, Long> expected, Map<String, Long> stored) {
    super(
        "Cannot commit to "
            + table
            + ": its offsets are "
            + stored
            + " and this batch starts from "
            + expected
            + "; another writer has committed meanwhile");
  }
}
