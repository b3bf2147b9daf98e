package io.lakehousecdc.items.database;

import io.vertx.pgclient.PgException;
import java.util.Optional;

/** Finds the answer of PostgreSQL inside the exceptions that Hibernate Reactive wraps around it. */
public final class SqlStates {
  private static final int MAX_DEPTH = 16;

  private SqlStates() {}

  /** The error that the server answered, if it answered one. */
  public static Optional<PgException> pgException(Throwable failure) {
    return cause(failure, PgException.class);
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
