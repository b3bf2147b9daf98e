package io.lakehousecdc.local.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The roles, databases and privileges that the pipeline needs, made if they are missing. Passwords
 * are set at each start, so that the secrets file is always right.
 */
final class PostgresRoles {
  private static final int LOGIN_SECONDS = 30;
  private static final String INVALID_PASSWORD = "28P01";

  private final int port;
  private final ServerProperties properties;

  PostgresRoles(int port, ServerProperties properties) {
    this.port = port;
    this.properties = properties;
  }

  private Connection connect(String database) throws SQLException {
    DriverManager.setLoginTimeout(LOGIN_SECONDS);
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    try {
      return DriverManager.getConnection(url, "postgres", properties.text("superuser-password"));
    } catch (SQLException e) {
      if (INVALID_PASSWORD.equals(e.getSQLState())) {
        throw new SQLException(
            "Cannot log in to PostgreSQL: the superuser has another password in %s; restore its secrets file"
                .formatted(properties.text("directory")),
            e);
      }
      throw e;
    }
  }

  void provision() throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      role(statement, "items", "", properties.text("items-password"));
      role(statement, "debezium", "REPLICATION", properties.text("debezium-password"));
      role(statement, "iceberg_catalog", "", properties.text("catalog-password"));
      database(connection, "items", "items");
      database(connection, "iceberg_catalog", "iceberg_catalog");
    }
    try (Connection connection = connect("items");
        Statement statement = connection.createStatement()) {
      statement.execute("GRANT USAGE ON SCHEMA public TO debezium");
      statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO debezium");
      statement.execute(
          "ALTER DEFAULT PRIVILEGES FOR ROLE items IN SCHEMA public GRANT SELECT ON TABLES TO debezium");
    }
  }

  private static void role(Statement statement, String name, String attributes, String password)
      throws SQLException {
    if (!exists(statement.getConnection(), "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      statement.execute("CREATE ROLE " + name);
    }
    statement.execute(
        "ALTER ROLE %s LOGIN %s PASSWORD %s"
            .formatted(name, attributes, statement.enquoteLiteral(password)));
  }

  private static void database(Connection connection, String name, String owner)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name + " OWNER " + owner);
      }
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }
}
