package io.lakehousecdc.sink.change;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Says in the JDK's classes what a column type keeps as a number. */
public final class Internal {

  private Internal() {}

  /** The value as a row has it: dates, times and timestamps are numbers, all else is itself. */
  public static Object of(Object value) {
    if (value instanceof LocalDate date) {
      return (int) date.toEpochDay();
    } else if (value instanceof LocalTime time) {
      return ChronoUnit.MICROS.between(LocalTime.MIDNIGHT, time);
    } else if (value instanceof LocalDateTime timestamp) {
      return of(timestamp.atOffset(ZoneOffset.UTC));
    } else if (value instanceof OffsetDateTime timestamp) {
      return timestamp.toEpochSecond() * 1_000_000 + timestamp.getNano() / 1_000;
    }
    return value;
  }
}
