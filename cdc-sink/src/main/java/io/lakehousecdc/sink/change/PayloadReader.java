package io.lakehousecdc.sink.change;

import org.jspecify.annotations.Nullable;

/**
 * Reads an event's payload, Debezium's envelope, and holds what it found until the next one is
 * read.
 */
final class PayloadReader {
  private enum Role {
    AFTER,
    SOURCE,
    OP,
    UNUSED;

    static Role of(String name) {
      return switch (name) {
        case "after" -> AFTER;
        case "source" -> SOURCE;
        case "op" -> OP;
        default -> UNUSED;
      };
    }
  }

  private final ObjectLayout layout;
  private final Role[] roles;
  private final @Nullable StructReader row;
  private final @Nullable SourceReader sources;

  private @Nullable Operation operation;
  private @Nullable Object @Nullable [] after;
  private SourcePosition source = SourcePosition.UNKNOWN;

  PayloadReader(ConnectSchema envelope, @Nullable StructReader row) {
    this.layout = new ObjectLayout("payload", envelope.fieldNames());
    this.roles = envelope.fieldNames().stream().map(Role::of).toArray(Role[]::new);
    this.row = row;
    ConnectSchema sourceSchema = envelope.fieldOf("source");
    this.sources = sourceSchema == null ? null : new SourceReader(sourceSchema);
  }

  /** Reads the payload at the cursor, and checks that the operation and the row fit. */
  void read(JsonCursor in) throws MalformedEventException {
    operation = null;
    after = null;
    source = SourcePosition.UNKNOWN;
    layout.begin();
    for (boolean more = in.beginObject(); more; more = in.nextMember()) {
      member(in, roles[layout.member(in)]);
    }
    layout.end();
    check();
  }

  private void member(JsonCursor in, Role role) throws MalformedEventException {
    switch (role) {
      case AFTER -> {
        if (row != null && !in.takeNull()) {
          after = row.read(in);
        } else if (row == null) {
          in.skipValue();
        }
      }
      case SOURCE -> {
        if (sources == null || in.takeNull()) {
          throw new MalformedEventException("source is null");
        }
        source = sources.read(in);
      }
      case OP -> operation = operation(in);
      case UNUSED -> in.skipValue();
    }
  }

  private static Operation operation(JsonCursor in) throws MalformedEventException {
    in.text();
    Operation known =
        in.textTo() - in.textFrom() == 1 ? Operation.ofCode(in.textBytes()[in.textFrom()]) : null;
    if (known == null) {
      String op = JsonEscapes.abbreviate(in.lastText());
      throw new MalformedEventException(
          "unknown op '" + op + "' (known: " + Operation.knownCodes() + ")");
    }
    return known;
  }

  private void check() throws MalformedEventException {
    if (operation == null) {
      throw new MalformedEventException(
          "op is missing (Debezium's full envelope is needed, without an unwrap transform)");
    }
    if (operation.hasRow() && after == null) {
      throw new MalformedEventException(
          "op '" + operation.code() + "' without a row: after is missing or null");
    }
    if (!operation.hasRow() && after != null) {
      throw new MalformedEventException(
          "op '" + operation.code() + "' with a row: after must be null");
    }
  }

  Operation operation() {
    if (operation == null) {
      throw new IllegalStateException("No payload was read");
    }
    return operation;
  }

  @Nullable Object @Nullable [] after() {
    return after;
  }

  SourcePosition source() {
    return source;
  }

  /** The table as {@code schema.table}; empty for a message. */
  String table() {
    return sources == null || operation == Operation.MESSAGE ? "" : sources.table();
  }
}
