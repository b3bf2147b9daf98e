package io.lakehousecdc.sink.change;

/**
 * Where a change stands in the source database.
 *
 * @param lsn PostgreSQL's log sequence number as Debezium gives it, or {@value #ABSENT}
 * @param tsMicros when the source made the change: microseconds since 1970-01-01T00:00:00Z, or
 *     {@value #ABSENT}
 * @param txId the source transaction's id, or {@value #ABSENT}
 */
public record SourcePosition(long lsn, long tsMicros, long txId) {
  /** Stands in each component for a value that the event does not carry. */
  public static final long ABSENT = -1;

  /** The position of which nothing is known. */
  public static final SourcePosition UNKNOWN = new SourcePosition(ABSENT, ABSENT, ABSENT);
}
