package io.lakehousecdc.endtoend.bench.api;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The table {@code items} of one contestant, in a database of its own. */
final class ItemsTable {
  private static final int COUNT_ATTEMPTS = 100;
  private static final long COUNT_PAUSE_MILLIS = 100;

  private final String url;
  private final String password;
  private int rows;
  private Counts before = new Counts(0, 0, 0);

  /**
   * @param url JDBC
   * @param password of the role items
   */
  ItemsTable(String url, String password) {
    this.url = url;
    this.password = password;
  }

  /** How many there were after the last refill, with the ids 1 to this. */
  int rows() {
    return rows;
  }

  /** Empties the table and writes new rows, and lets PostgreSQL finish what it owes. */
  void refill(int newRows) {
    rows = newRows;
    run(
        """
        truncate items restart identity;
        insert into items (name, description, price, on_offer)
          select 'Item ' || i, 'Description of an item', 500 + i %% 9500, i %% 2 = 0
          from generate_series(1, %d) i;
        """
            .formatted(newRows));
    run("vacuum analyze items");
    before = counts();
  }

  /**
   * Compares what PostgreSQL counted since the refill with what the contestant says it did.
   *
   * @return empty if they are equal
   */
  String difference(Map<Operation, Long> done) {
    Counts expected =
        new Counts(
            done.getOrDefault(Operation.CREATE, 0L),
            done.getOrDefault(Operation.UPDATE, 0L),
            done.getOrDefault(Operation.DELETE, 0L));
    Counts counted = counts().minus(before);
    // Each process of PostgreSQL reports its counts when it has been idle for a second.
    for (int i = 0; i < COUNT_ATTEMPTS && !counted.equals(expected); i++) {
      pause();
      counted = counts().minus(before);
    }
    return counted.equals(expected)
        ? ""
        : "PostgreSQL counted %s, and %s were answered".formatted(counted, expected);
  }

  private Counts counts() {
    String sql =
        "select n_tup_ins, n_tup_upd, n_tup_del from pg_stat_user_tables where relname = 'items'";
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return new Counts(row.getLong(1), row.getLong(2), row.getLong(3));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot read the counts of " + url, e);
    }
  }

  private void run(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot prepare the rows of " + url, e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, "items", password);
  }

  private static void pause() {
    try {
      Thread.sleep(COUNT_PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while PostgreSQL counts", e);
    }
  }

  private record Counts(long inserted, long updated, long deleted) {
    Counts minus(Counts other) {
      return new Counts(
          inserted - other.inserted, updated - other.updated, deleted - other.deleted);
    }

    @Override
    public String toString() {
      return "%,d inserts, %,d updates and %,d deletes".formatted(inserted, updated, deleted);
    }
  }
}
