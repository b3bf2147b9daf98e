package io.lakehousecdc.items.database;

import io.lakehousecdc.items.problem.FailureReader;
import io.lakehousecdc.items.problem.ProblemException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** A database that cannot be reached, or has no room for this request now: 503, try again. */
@Singleton
class DatabaseFailures implements FailureReader {
  private static final Logger LOG = Logger.getLogger(DatabaseFailures.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /**
   * Classes of SQLSTATE: 08 connection, 40 a transaction that lost against another one, 53
   * resources (connections, disk, memory), 57 an operator's doing (shutdown, cancelled statement).
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  @Override
  public Optional<ProblemException> read(Throwable failure) {
    if (!isPassing(failure)) {
      return Optional.empty();
    }
    LOG.debug("Cannot use the database", failure);
    return Optional.of(
        ProblemException.unavailable("The database cannot be used now; try again", RETRY_AFTER));
  }

  private static boolean isPassing(Throwable failure) {
    Optional<String> state = SqlErrors.sqlState(failure);
    if (state.isPresent()) {
      return PASSING.contains(state.get().substring(0, 2));
    }
    return SqlErrors.cause(failure, IOException.class).isPresent()
        || SqlErrors.cause(failure, ClosedConnectionException.class).isPresent()
        || SqlErrors.cause(failure, ConnectionPoolTooBusyException.class).isPresent()
        // How the pool says that it is closed, as it is while the service ends.
        || SqlErrors.cause(failure, NoStackTraceThrowable.class).isPresent();
  }
}
