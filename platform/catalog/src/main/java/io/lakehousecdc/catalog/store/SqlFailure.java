package io.lakehousecdc.catalog.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failed statement proves, by its SQLSTATE. */
public enum SqlFailure {
  /** Another row has the key: nothing was changed. */
  DUPLICATE,
  /** A value does not fit its column: nothing was changed. */
  INVALID_VALUE,
  /** The connection broke or the server went down: a change may or may not have been made. */
  DISCONNECTED,
  /** PostgreSQL refused the statement for another reason: nothing was changed. */
  REFUSED;

  /**
   * Classifies the failure; one without a state is taken for a broken connection, the careful
   * guess.
   */
  public static SqlFailure of(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (state == null || state.startsWith("08") || state.startsWith("57")) {
      return DISCONNECTED;
    }
    if (state.equals("23505")) {
      return DUPLICATE;
    }
    return state.startsWith("22") ? INVALID_VALUE : REFUSED;
  }
}
