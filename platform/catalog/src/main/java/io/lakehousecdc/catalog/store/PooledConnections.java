package io.lakehousecdc.catalog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.iceberg.ClientPool;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.jdbc.JdbcClientPool;

/**
 * Lends Iceberg the connections of a data source.
 *
 * <p>Iceberg's own pool keeps a dead connection when a statement fails with a state that it does
 * not list, such as PostgreSQL's 57P01 (terminated by the administrator), has no timeout, and
 * retries statements that may have been executed. Here the data source validates a connection
 * before it lends it, so a PostgreSQL that was killed and came back is found by the next request,
 * and nothing is executed twice.
 */
final class PooledConnections extends JdbcClientPool {

  private final DataSource dataSource;

  PooledConnections(DataSource dataSource) {
    super(1, "jdbc:postgresql:", Map.of());
    this.dataSource = dataSource;
  }

  @Override
  public <R> R run(ClientPool.Action<R, Connection, SQLException> action) throws SQLException {
    try (Connection connection = borrow()) {
      return action.run(connection);
    }
  }

  @Override
  public <R> R run(ClientPool.Action<R, Connection, SQLException> action, boolean retry)
      throws SQLException {
    return run(action);
  }

  /**
   * Separate from {@link #run}, because a failure here proves that nothing was executed: the
   * request is safe to repeat.
   */
  private Connection borrow() {
    try {
      return dataSource.getConnection();
    } catch (SQLException e) {
      throw new ServiceUnavailableException(
          e, "Cannot reach the catalog's database: %s", e.getMessage());
    }
  }

  /** The data source belongs to the application. */
  @Override
  public void close() {}
}
