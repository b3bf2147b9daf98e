package io.lakehousecdc.catalog.store;

import java.sql.SQLException;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and commits one table: the new metadata file is written first, then one statement swaps the
 * table's row from the old file to the new one.
 *
 * <p>Replaces the operations of Iceberg's {@code JdbcCatalog}, which answer every SQL failure
 * alike. Here each commit ends in one of three ways: it is done; it is certainly not done, and the
 * file that it wrote is deleted; or the connection broke while PostgreSQL was executing it, and a
 * {@link CommitStateUnknownException} says so. They also retry reading a metadata file for ten
 * minutes, and after a commit ask PostgreSQL again what they have just told it: if it died in
 * between, a commit that is done would be answered as a failure that is safe to repeat.
 */
final class PostgresTableOperations extends BaseMetastoreTableOperations {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresTableOperations.class);

  private final TableIdentifier table;
  private final TableRows rows;
  private final FileIO io;
  private final MetadataCache cache;

  PostgresTableOperations(TableIdentifier table, TableRows rows, FileIO io, MetadataCache cache) {
    this.table = table;
    this.rows = rows;
    this.io = io;
    this.cache = cache;
  }

  @Override
  public FileIO io() {
    return io;
  }

  @Override
  protected String tableName() {
    return table.toString();
  }

  @Override
  protected void doRefresh() {
    @Nullable String location = metadataLocation();
    if (location != null) {
      become(location);
    } else if (currentMetadataLocation() != null) {
      throw new NoSuchTableException("Table does not exist: %s", table);
    } else {
      disableRefresh();
    }
  }

  @Override
  protected void doCommit(@Nullable TableMetadata base, TableMetadata metadata) {
    boolean registered = base == null && metadata.metadataFileLocation() != null;
    String location = writeNewMetadataIfRequired(base == null, metadata);
    try {
      record(base, location);
    } catch (CommitStateUnknownException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!registered) {
        deleteQuietly(location);
      }
      throw e;
    }
    cache.put(table, at(location, metadata));
    become(location);
  }

  /** The commit has already moved {@link #current()} to what it wrote. */
  @Override
  protected void requestRefresh() {}

  private void record(@Nullable TableMetadata base, String location) {
    try {
      if (base == null) {
        rows.insert(table, location);
      } else if (!rows.swap(table, base.metadataFileLocation(), location)) {
        throw new CommitFailedException("Cannot commit to %s: another commit was faster", table);
      }
    } catch (SQLException e) {
      settle(e, location);
    }
  }

  /** Returns if the commit is done in spite of the failure. */
  private void settle(SQLException failure, String location) {
    switch (SqlFailure.of(failure)) {
      case DUPLICATE ->
          throw new AlreadyExistsException(failure, "Table already exists: %s", table);
      case INVALID_VALUE, REFUSED ->
          throw new UncheckedSQLException(
              failure, "Cannot commit to %s: %s", table, failure.getMessage());
      case DISCONNECTED -> {
        if (!isCurrent(location)) {
          throw new CommitStateUnknownException(failure);
        }
      }
    }
  }

  /**
   * One look. That the row names the file proves the commit; that it does not proves nothing: it
   * may still run.
   */
  private boolean isCurrent(String location) {
    try {
      return location.equals(rows.metadataLocation(table));
    } catch (SQLException | RuntimeException e) {
      LOG.debug("Cannot read the table's row after a failed commit table={}", table, e);
      return false;
    }
  }

  private @Nullable String metadataLocation() {
    try {
      return rows.metadataLocation(table);
    } catch (SQLException e) {
      throw new UncheckedSQLException(e, "Cannot load table %s: %s", table, e.getMessage());
    }
  }

  /** No retry: the S3 client has its own, and the caller waits. */
  private void become(String location) {
    refreshFromMetadataLocation(location, null, 0, this::load);
  }

  private TableMetadata load(String location) {
    @Nullable TableMetadata cached = cache.find(table, location);
    if (cached != null) {
      return cached;
    }
    TableMetadata metadata = TableMetadataParser.read(io, location);
    cache.put(table, metadata);
    return metadata;
  }

  private static TableMetadata at(String location, TableMetadata metadata) {
    return TableMetadata.buildFrom(metadata)
        .discardChanges()
        .withMetadataLocation(location)
        .build();
  }

  private void deleteQuietly(String location) {
    try {
      io.deleteFile(location);
    } catch (RuntimeException e) {
      LOG.warn(
          "Cannot delete the metadata file of a failed commit, which is now an orphan file={}",
          location,
          e);
    }
  }
}
