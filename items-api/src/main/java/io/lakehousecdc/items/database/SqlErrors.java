package io.lakehousecdc.items.database;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;

/** Finds what PostgreSQL answered inside the exceptions that the drivers make of it. */
public final class SqlErrors {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String NOT_NULL_VIOLATION = "23502";
  private static final String DEADLOCK = "40P01";
  private static final int MAX_DEPTH = 16;

  private SqlErrors() {}

  /** Whether a row was refused because of another one in that unique index. */
  public static boolean isUniqueViolation(Throwable failure, String index) {
    return cause(failure, PgException.class)
        .filter(e -> UNIQUE_VIOLATION.equals(e.getSqlState()) && index.equals(e.getConstraint()))
        .isPresent();
  }

  /** Whether a row was refused because a column that needs a value had none. */
  public static boolean isNotNullViolation(Throwable failure) {
    return sqlState(failure).filter(NOT_NULL_VIOLATION::equals).isPresent();
  }

  /** Whether a statement was given up because it and others waited for each other in a circle. */
  public static boolean isDeadlock(Throwable failure) {
    return sqlState(failure).filter(DEADLOCK::equals).isPresent();
  }

  /** The five characters of SQLSTATE; empty when the server did not answer. */
  static Optional<String> sqlState(Throwable failure) {
    return cause(failure, PgException.class)
        .map(PgException::getSqlState)
        .or(() -> cause(failure, SQLException.class).map(SQLException::getSQLState));
  }

  static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }
}
