package io.lakehousecdc.endtoend.load;

import io.lakehousecdc.endtoend.platform.Access;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link SourceChanges} in a thread of its own until it is closed, at a bounded rate. It
 * outlives PostgreSQL: a transaction that fails is left out, whether or not it was committed, since
 * the source itself says what the lake must hold.
 */
public final class SourceLoad implements AutoCloseable {
  private static final Duration RECONNECT_PAUSE = Duration.ofMillis(200);

  /**
   * SQLSTATE class of an integrity violation: two random changes met, and only one of them counts.
   */
  private static final String VIOLATION = "23";

  private final Access access;
  private final SourceChanges changes;
  private final long pauseNanos;
  private final Thread thread = new Thread(this::run, "source-load");
  private volatile boolean closed;
  private volatile long transactions;
  private volatile @Nullable Exception failure;

  private SourceLoad(Access access, long seed, int transactionsPerSecond) {
    this.access = access;
    this.changes = new SourceChanges(seed);
    this.pauseNanos = 1_000_000_000L / transactionsPerSecond;
  }

  public static SourceLoad start(Access access, long seed, int transactionsPerSecond) {
    SourceLoad load = new SourceLoad(access, seed, transactionsPerSecond);
    load.thread.start();
    return load;
  }

  /** How many were committed so far. */
  public long transactions() {
    return transactions;
  }

  /**
   * Ends the load.
   *
   * @throws IllegalStateException if a statement was refused
   */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Exception refused = failure;
    if (refused != null) {
      throw new IllegalStateException("Cannot write the load: " + refused.getMessage(), refused);
    }
  }

  private void run() {
    while (!closed && failure == null) {
      try (Connection connection = access.connect()) {
        connection.setAutoCommit(false);
        while (!closed) {
          write(connection, changes.next());
          LockSupport.parkNanos(pauseNanos);
        }
      } catch (SQLException e) {
        if (!isConnectionLost(e)) {
          failure = e;
        }
        LockSupport.parkNanos(RECONNECT_PAUSE.toNanos());
      }
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  private void write(Connection connection, List<SourceChange> transaction) throws SQLException {
    try {
      for (SourceChange change : transaction) {
        execute(connection, change);
      }
      connection.commit();
      transactions++;
    } catch (SQLException e) {
      if (!String.valueOf(e.getSQLState()).startsWith(VIOLATION)) {
        throw e;
      }
      connection.rollback();
    }
  }

  private static void execute(Connection connection, SourceChange change) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(change.sql())) {
      for (int i = 0; i < change.parameters().size(); i++) {
        statement.setObject(i + 1, change.parameters().get(i));
      }
      statement.execute();
    }
  }

  /** Classes 08 (connection), 57 (shutdown, crash, starting up) and 58 (system error). */
  private static boolean isConnectionLost(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.startsWith("08") || state.startsWith("57") || state.startsWith("58");
  }
}
