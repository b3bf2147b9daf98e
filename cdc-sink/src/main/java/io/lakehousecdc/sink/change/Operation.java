package io.lakehousecdc.sink.change;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened at the source, with Debezium's one-letter code ({@code op}). */
public enum Operation {
  /** A row was inserted. */
  CREATE('c'),
  /** A row was found by an initial or incremental load. */
  READ('r'),
  /**
   * A row was updated and kept its key; a change of the key arrives as {@link #DELETE} and {@link
   * #CREATE}.
   */
  UPDATE('u'),
  /** A row was deleted. */
  DELETE('d'),
  /** Every row of the table was removed at once. */
  TRUNCATE('t'),
  /** A logical decoding message ({@code pg_logical_emit_message}); it belongs to no table. */
  MESSAGE('m');

  private static final Operation[] ALL = values();

  private final String code;

  Operation(char code) {
    this.code = String.valueOf(code);
  }

  /** Debezium's code, as in the member {@code op} of an event. */
  public String code() {
    return code;
  }

  /** True if the event carries the row as it is after the change. */
  public boolean hasRow() {
    return this == CREATE || this == READ || this == UPDATE;
  }

  /** True if the event is about one row, and so has its key. */
  public boolean hasKey() {
    return hasRow() || this == DELETE;
  }

  static @Nullable Operation ofCode(byte code) {
    for (Operation operation : ALL) {
      if (operation.code.charAt(0) == code) {
        return operation;
      }
    }
    return null;
  }

  /** All codes, for an error message. */
  static String knownCodes() {
    return Arrays.stream(ALL).map(Operation::code).collect(Collectors.joining(", "));
  }
}
