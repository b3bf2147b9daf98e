package io.lakehousecdc.local;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the source connector reading: registers it once its publication is there, and restarts it,
 * less and less often, while it fails. Its failure is shown as Connect's.
 */
final class ConnectorSupervision {
  private static final Logger LOG = LoggerFactory.getLogger(ConnectorSupervision.class);
  private static final long WATCH_MILLIS = 1000;
  private static final String PUBLICATION_QUERY =
      "SELECT 1 FROM pg_publication WHERE pubname = 'lakehouse_items'";

  private final StatusBoard board;
  private final Connector connector;
  private final String jdbcUrl;
  private final String password;
  private final Thread thread = new Thread(this::supervise, "supervision of the connector");
  private boolean registered;
  private Backoff backoff = Backoff.NONE;

  ConnectorSupervision(StatusBoard board, Endpoints endpoints, Secrets secrets) {
    this.board = board;
    this.connector = new Connector(endpoints, secrets);
    this.jdbcUrl = endpoints.jdbcUrl("items");
    this.password = secrets.postgresDebeziumPassword();
  }

  void start() {
    thread.start();
  }

  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join();
  }

  private void supervise() {
    try {
      while (true) {
        Thread.sleep(WATCH_MILLIS);
        if (board.state(Part.CONNECT) == PartState.RUNNING) {
          check();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // told to stop
    }
  }

  private void check() throws InterruptedException {
    try {
      if (!registered) {
        register();
        return;
      }
      Connector.Status status = connector.status();
      switch (status.state()) {
        case MISSING -> registered = false;
        case STARTING -> {}
        case RUNNING -> succeed();
        case FAILED -> restart(status.reason());
      }
    } catch (IOException | SQLException e) {
      // Connect or PostgreSQL is down or busy: its own supervision says so; the next round is soon.
      LOG.debug("Cannot watch the connector", e);
    }
  }

  private void register() throws IOException, SQLException, InterruptedException {
    if (publicationExists()) {
      connector.put(Map.of());
      registered = true;
      LOG.info("Registered connector {}", Connector.NAME);
    }
  }

  private void succeed() {
    if (backoff.failures() > 0) {
      backoff = Backoff.NONE;
      board.complain(Part.CONNECT, "");
    }
  }

  private void restart(String reason) throws IOException, InterruptedException {
    backoff = backoff.next();
    String error = "connector %s failed: %s".formatted(Connector.NAME, reason);
    board.complain(Part.CONNECT, error);
    LOG.warn("Restarting the connector in {} ms: {}", backoff.delay().toMillis(), error);
    Thread.sleep(backoff.delay().toMillis());
    connector.restartFailed();
  }

  private boolean publicationExists() throws SQLException {
    DriverManager.setLoginTimeout(10);
    try (Connection connection = DriverManager.getConnection(jdbcUrl, "debezium", password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(PUBLICATION_QUERY)) {
      return rows.next();
    }
  }
}
