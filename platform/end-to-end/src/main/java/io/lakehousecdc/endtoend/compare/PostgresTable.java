package io.lakehousecdc.endtoend.compare;

import io.lakehousecdc.spark.RowText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads tables of PostgreSQL's schema {@code public}. */
public final class PostgresTable {
  private static final int FETCHED_ROWS = 10_000;

  private PostgresTable() {}

  public static TableShape shape(Connection connection, String table) throws SQLException {
    List<String> keys = new ArrayList<>();
    List<String> others = new ArrayList<>();
    try (ResultSet key = connection.getMetaData().getPrimaryKeys(null, "public", table)) {
      while (key.next()) {
        int position = key.getShort("KEY_SEQ") - 1;
        while (keys.size() <= position) {
          keys.add("");
        }
        keys.set(position, key.getString("COLUMN_NAME"));
      }
    }
    try (ResultSet columns =
        connection.getMetaData().getColumns(null, "public", table.replace("_", "\\_"), null)) {
      while (columns.next()) {
        others.add(columns.getString("COLUMN_NAME"));
      }
    }
    others.removeAll(keys);
    return new TableShape(table, keys, others);
  }

  /** All rows, as one transaction sees them. */
  public static TableRows rows(Connection connection, TableShape shape) throws SQLException {
    TableRows rows = new TableRows(shape);
    connection.setAutoCommit(false); // the driver fetches in portions only inside a transaction
    try (Statement statement = connection.createStatement()) {
      statement.setFetchSize(FETCHED_ROWS);
      try (ResultSet result = statement.executeQuery(query(shape))) {
        while (result.next()) {
          rows.add(text(result));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return rows;
  }

  private static String query(TableShape shape) {
    return shape.columns().stream()
        .map(column -> '"' + column + '"')
        .collect(Collectors.joining(", ", "select ", " from public.\"" + shape.name() + '"'));
  }

  private static String text(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<@Nullable Object> values = new ArrayList<>(columns.getColumnCount());
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      values.add(value(result, i, columns.getColumnTypeName(i)));
    }
    return RowText.of(values);
  }

  /** In the class that the lake holds it in; what is text there (json, enum, xml) is text here. */
  private static @Nullable Object value(ResultSet result, int column, String type)
      throws SQLException {
    return switch (type) {
      case "bool",
          "int2",
          "int4",
          "int8",
          "serial",
          "bigserial",
          "float4",
          "float8",
          "numeric",
          "uuid" ->
          result.getObject(column);
      case "bytea" -> result.getBytes(column);
      case "date" -> result.getObject(column, LocalDate.class);
      case "time" -> result.getObject(column, LocalTime.class);
      case "timestamp" -> result.getObject(column, LocalDateTime.class);
      case "timestamptz" -> result.getObject(column, OffsetDateTime.class);
      default -> result.getString(column);
    };
  }
}
