package io.lakehousecdc.catalog.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code iceberg_tables}, one a table: where its current metadata file is.
 *
 * <p>The table is the one of Iceberg's {@code JdbcCatalog} with schema version V1. Each statement
 * is one transaction.
 */
final class TableRows {

  private static final String WHERE_TABLE =
      " WHERE catalog_name = ? AND table_namespace = ? AND table_name = ?"
          + " AND (iceberg_type = 'TABLE' OR iceberg_type IS NULL)";

  private final PooledConnections connections;
  private final String catalogName;

  TableRows(PooledConnections connections, String catalogName) {
    this.connections = connections;
    this.catalogName = catalogName;
  }

  /**
   * Returns the location of the table's current metadata file, or null if there is no such table.
   */
  @Nullable String metadataLocation(TableIdentifier table) throws SQLException {
    String sql = "SELECT metadata_location FROM iceberg_tables" + WHERE_TABLE;
    return connections.<@Nullable String>run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindTable(statement, 1, table);
            try (ResultSet rows = statement.executeQuery()) {
              return rows.next() ? rows.getString(1) : null;
            }
          }
        });
  }

  /** Adds the table; fails with a unique violation if there is one of that name. */
  void insert(TableIdentifier table, String metadataLocation) throws SQLException {
    String sql =
        "INSERT INTO iceberg_tables (catalog_name, table_namespace, table_name, metadata_location, iceberg_type)"
            + " VALUES (?, ?, ?, ?, 'TABLE')";
    connections.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bindTable(statement, 1, table);
            statement.setString(4, metadataLocation);
            return statement.executeUpdate();
          }
        });
  }

  /** Compares and swaps the location; returns false if {@code expected} is not the current one. */
  boolean swap(TableIdentifier table, String expected, String metadataLocation)
      throws SQLException {
    String sql =
        "UPDATE iceberg_tables SET metadata_location = ?, previous_metadata_location = ?"
            + WHERE_TABLE
            + " AND metadata_location = ?";
    return connections.run(connection -> swap(connection, sql, table, expected, metadataLocation));
  }

  private boolean swap(
      Connection connection,
      String sql,
      TableIdentifier table,
      String expected,
      String metadataLocation)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, metadataLocation);
      statement.setString(2, expected);
      bindTable(statement, 3, table);
      statement.setString(6, expected);
      return statement.executeUpdate() == 1;
    }
  }

  private void bindTable(PreparedStatement statement, int first, TableIdentifier table)
      throws SQLException {
    statement.setString(first, catalogName);
    // JdbcCatalog joins the levels with dots as well; a level may not contain one.
    statement.setString(first + 1, String.join(".", table.namespace().levels()));
    statement.setString(first + 2, table.name());
  }
}
