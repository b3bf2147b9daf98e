package io.lakehousecdc.endtoend.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The source's tables that the load writes. */
public final class SourceTables {
  /** All of them. */
  public static final List<String> NAMES =
      List.of("items", "orders", "documents", "clocks", "sessions");

  /** Those whose types Spark has, too. */
  public static final List<String> READABLE_BY_SPARK =
      List.of("items", "orders", "documents", "sessions");

  private SourceTables() {}

  /** Makes those that items-api does not, and publishes them; nothing if they are there. */
  public static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!exists(statement, "orders")) {
        statement.execute(resource("source-tables.sql"));
      }
    }
  }

  private static boolean exists(Statement statement, String table) throws SQLException {
    try (ResultSet result =
        statement.executeQuery("select to_regclass('public." + table + "') is not null")) {
      return result.next() && result.getBoolean(1);
    }
  }

  private static String resource(String name) {
    try (InputStream resource = SourceTables.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("Missing resource: " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read resource " + name, e);
    }
  }
}
