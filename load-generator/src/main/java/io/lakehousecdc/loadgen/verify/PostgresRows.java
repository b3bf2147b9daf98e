package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;

/** The rows of the table {@code items}, as one transaction sees them. */
final class PostgresRows implements PlaceRows {
  private static final int FETCHED_ROWS = 5_000;
  private static final String QUERY =
      "select id, name, description, price, on_offer, version, created_at, updated_at"
          + " from items order by id";

  private final PostgresAccess access;

  PostgresRows(PostgresAccess access) {
    this.access = access;
  }

  @Override
  public Place place() {
    return Place.POSTGRES;
  }

  @Override
  public void read(Sink sink) throws PlaceException {
    try (Connection connection =
        DriverManager.getConnection(access.jdbcUrl(), access.user(), access.password())) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false); // The driver fetches in portions only in a transaction.
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(FETCHED_ROWS);
        try (ResultSet rows = statement.executeQuery(QUERY)) {
          while (rows.next()) {
            read(rows, sink);
          }
        }
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new PlaceException(
          "Cannot read table items at %s: %s".formatted(access.jdbcUrl(), e.getMessage()), e);
    }
  }

  private static void read(ResultSet row, Sink sink) throws SQLException {
    int id = row.getInt(1);
    String name = row.getString(2);
    BigDecimal price = row.getBigDecimal(4);
    boolean onOffer = row.getBoolean(5);
    if (name == null || price == null || row.wasNull()) {
      sink.wrongType(Integer.toString(id), "name, price or on_offer is null");
      return;
    }
    sink.row(
        new ItemState(
            id,
            name,
            row.getString(3),
            price.movePointRight(2).longValue(),
            onOffer,
            row.getLong(6),
            Times.fingerprint(
                row.getObject(7, OffsetDateTime.class), row.getObject(8, OffsetDateTime.class))));
  }
}
