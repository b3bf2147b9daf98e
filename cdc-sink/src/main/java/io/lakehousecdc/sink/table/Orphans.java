package io.lakehousecdc.sink.table;

import org.apache.iceberg.Table;
import org.jboss.logging.Logger;

/** Files that were written for a commit that did not happen. */
final class Orphans {

  private static final Logger LOG = Logger.getLogger(Orphans.class);

  private Orphans() {}

  /**
   * Deletes one. A failure is logged, not thrown: the file is in no snapshot and orphan removal
   * finds it later.
   */
  static void delete(Table table, String location) {
    try {
      table.io().deleteFile(location);
    } catch (RuntimeException e) {
      LOG.debugf(e, "Cannot delete orphan file of %s: %s", table.name(), location);
    }
  }
}
