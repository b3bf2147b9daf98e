package io.lakehousecdc.sink.change;

/** Reads what is needed of the member {@code source}: the position and the table. */
final class SourceReader {
  private enum Role {
    LSN,
    TS_MICROS,
    TS_MILLIS,
    TX_ID,
    SCHEMA,
    TABLE,
    UNUSED;

    static Role of(String name) {
      return switch (name) {
        case "lsn" -> LSN;
        case "ts_us" -> TS_MICROS;
        case "ts_ms" -> TS_MILLIS;
        case "txId" -> TX_ID;
        case "schema" -> SCHEMA;
        case "table" -> TABLE;
        default -> UNUSED;
      };
    }
  }

  private final ObjectLayout layout;
  private final Role[] roles;

  private final RepeatedText schema = new RepeatedText();
  private final RepeatedText table = new RepeatedText();
  private String qualifiedTable = "";

  private long lsn;
  private long tsMicros;
  private long tsMillis;
  private long txId;

  SourceReader(ConnectSchema struct) {
    layout = new ObjectLayout("source", struct.fieldNames());
    roles = struct.fieldNames().stream().map(Role::of).toArray(Role[]::new);
  }

  /** Reads the object at the cursor; {@link #table} then tells its table. */
  SourcePosition read(JsonCursor in) throws MalformedEventException {
    lsn = SourcePosition.ABSENT;
    tsMicros = SourcePosition.ABSENT;
    tsMillis = SourcePosition.ABSENT;
    txId = SourcePosition.ABSENT;
    boolean sameTable = true;
    layout.begin();
    for (boolean more = in.beginObject(); more; more = in.nextMember()) {
      int ordinal = layout.member(in);
      sameTable &= member(in, roles[ordinal]);
    }
    layout.end();
    if (!sameTable) {
      qualifiedTable =
          (schema.value().isEmpty() ? table.value() : schema.value() + "." + table.value())
              .intern();
    }
    return new SourcePosition(lsn, micros(), txId);
  }

  private boolean member(JsonCursor in, Role role) throws MalformedEventException {
    switch (role) {
      case LSN -> lsn = number(in, "lsn");
      case TS_MICROS -> tsMicros = number(in, "ts_us");
      case TS_MILLIS -> tsMillis = number(in, "ts_ms");
      case TX_ID -> txId = number(in, "txId");
      case SCHEMA -> {
        return schema.read(in);
      }
      case TABLE -> {
        return table.read(in);
      }
      case UNUSED -> in.skipValue();
    }
    return true;
  }

  private static long number(JsonCursor in, String name) throws MalformedEventException {
    try {
      return in.takeNull() ? SourcePosition.ABSENT : in.integer(0, Long.MAX_VALUE);
    } catch (MalformedEventException e) {
      throw e.in("source." + name);
    }
  }

  private long micros() throws MalformedEventException {
    if (tsMicros != SourcePosition.ABSENT || tsMillis == SourcePosition.ABSENT) {
      return tsMicros;
    }
    try {
      return Math.multiplyExact(tsMillis, 1_000L);
    } catch (ArithmeticException e) {
      throw new MalformedEventException("source.ts_ms: number out of range");
    }
  }

  /** The table of the object that was read last, as {@code schema.table}. */
  String table() {
    return qualifiedTable;
  }
}
