package io.lakehousecdc.catalog.store;

import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;

/**
 * Iceberg's {@code JdbcCatalog} with the connections, table operations and metadata cache of this
 * package.
 */
final class PostgresCatalog extends JdbcCatalog {

  private final TableRows rows;
  private final FileIO io;
  private final MetadataCache cache;

  private PostgresCatalog(
      PooledConnections connections, FileIO io, String name, MetadataCache cache) {
    super(properties -> io, properties -> connections, true);
    this.rows = new TableRows(connections, name);
    this.io = io;
    this.cache = cache;
  }

  /** Opens the catalog and creates its two tables in PostgreSQL if they are missing. */
  static PostgresCatalog open(
      PooledConnections connections,
      FileIO io,
      String name,
      String warehouse,
      MetadataCache cache) {
    PostgresCatalog catalog = new PostgresCatalog(connections, io, name, cache);
    catalog.initialize(
        name,
        Map.of(
            CatalogProperties.URI,
            "jdbc:postgresql:",
            CatalogProperties.WAREHOUSE_LOCATION,
            warehouse,
            "jdbc.schema-version",
            "V1",
            "jdbc.init-catalog-tables",
            "true",
            "jdbc.strict-mode",
            "true"));
    return catalog;
  }

  @Override
  protected TableOperations newTableOps(TableIdentifier table) {
    return new PostgresTableOperations(table, rows, io, cache);
  }
}
