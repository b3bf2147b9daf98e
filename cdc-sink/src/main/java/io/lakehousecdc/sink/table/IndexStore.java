package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.index.IndexFile;
import io.lakehousecdc.sink.index.PrimaryKeyIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.iceberg.Table;
import org.jboss.logging.Logger;

/**
 * The saved indexes of the tables, a file each, named by the table's UUID. Always expendable: an
 * index that is missing, damaged or older than the table costs time, never rows.
 */
final class IndexStore {

  private static final Logger LOG = Logger.getLogger(IndexStore.class);

  private final Path directory;

  IndexStore(Path directory) {
    this.directory = directory;
  }

  /** The saved index of {@code table}, which may be behind it, or an empty one. */
  TableIndex load(Table table) {
    Path file = file(table);
    IndexFile.Loaded loaded = IndexFile.load(file, table.uuid().toString());
    if (loaded instanceof IndexFile.Loaded.Intact intact) {
      LiveFiles files = new LiveFiles();
      List<String> identities = intact.header().fileLocations();
      for (int ordinal = 0; ordinal < identities.size(); ordinal++) {
        if (!identities.get(ordinal).isEmpty()) {
          files.restore(ordinal, identities.get(ordinal));
        }
      }
      LOG.infof(
          "Index loaded: table=%s snapshotId=%d keys=%d",
          table.name(), intact.header().snapshotId(), intact.index().size());
      return new TableIndex(table, intact.index(), files);
    }
    if (loaded instanceof IndexFile.Loaded.Unusable unusable && Files.exists(file)) {
      LOG.warnf("Saved index of %s not used: %s %s", table.name(), file, unusable.reason());
    }
    return new TableIndex(table, new PrimaryKeyIndex(), new LiveFiles());
  }

  private Path file(Table table) {
    return directory.resolve(table.uuid() + ".index");
  }

  /**
   * Saves the index of {@code table}. A failure is logged: the next start reads the keys from the
   * table instead.
   */
  void save(LakeTable table) {
    Long snapshotId = table.index().snapshotId();
    if (snapshotId == null) {
      return;
    }
    Path file = file(table.table());
    try {
      Files.createDirectories(directory);
      IndexFile.save(
          file,
          new IndexFile.Header(
              table.table().uuid().toString(), snapshotId, table.index().files().identities()),
          table.index().keys());
      LOG.infof(
          "Index saved: table=%s snapshotId=%d keys=%d", table.name(), snapshotId, table.keys());
    } catch (IOException e) {
      LOG.warnf("Index of %s not saved: %s", table.name(), e.getMessage());
    }
  }
}
