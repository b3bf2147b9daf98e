package io.lakehousecdc.items.item;

import io.lakehousecdc.items.database.SqlStates;

/** Another item has the name already: the unique index said so. */
final class TakenNameException extends RuntimeException {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String NAME_INDEX = "ix_items_name";

  TakenNameException(Throwable cause) {
    super("Cannot write item: its name is taken", cause);
  }

  static boolean isCauseOf(Throwable failure) {
    return SqlStates.pgException(failure)
        .filter(
            e -> UNIQUE_VIOLATION.equals(e.getSqlState()) && NAME_INDEX.equals(e.getConstraint()))
        .isPresent();
  }
}
