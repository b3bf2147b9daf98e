package io.lakehousecdc.sink.change;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Reads dates, times and timestamps that are written as numbers. */
final class TemporalReaders {
  private static final long MIN_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long SECONDS_PER_DAY = 86_400;

  /** What Debezium writes for PostgreSQL's infinity and -infinity, in microseconds. */
  static final long POSITIVE_INFINITY = 9_223_372_036_825_200_000L;

  static final long NEGATIVE_INFINITY = -9_223_372_036_832_400_000L;

  private TemporalReaders() {}

  static Object date(JsonCursor in) throws MalformedEventException {
    long day = in.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (day < MIN_DAY) {
      throw beforeYearOne();
    }
    return LocalDate.ofEpochDay(day);
  }

  static Object timeOfMillis(JsonCursor in) throws MalformedEventException {
    return time(in, 1_000_000L);
  }

  static Object timeOfMicros(JsonCursor in) throws MalformedEventException {
    return time(in, 1_000L);
  }

  static Object timeOfNanos(JsonCursor in) throws MalformedEventException {
    return time(in, 1L);
  }

  private static Object time(JsonCursor in, long nanosPerUnit) throws MalformedEventException {
    long unitsPerDay = SECONDS_PER_DAY * 1_000_000_000L / nanosPerUnit;
    long units = in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    if (units < 0 || units >= unitsPerDay) {
      throw new MalformedEventException(
          "time out of range (supported: 00:00:00 to 23:59:59.999999)");
    }
    long nanos = units * nanosPerUnit;
    refuseNanos(nanos);
    return LocalTime.ofNanoOfDay(nanos);
  }

  static Object timestampOfMillis(JsonCursor in) throws MalformedEventException {
    return timestamp(in.integer(Long.MIN_VALUE, Long.MAX_VALUE), 1_000L);
  }

  static Object timestampOfMicros(JsonCursor in) throws MalformedEventException {
    long micros = in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    if (micros == POSITIVE_INFINITY || micros == NEGATIVE_INFINITY) {
      throw infinity();
    }
    return timestamp(micros, 1_000_000L);
  }

  static Object timestampOfNanos(JsonCursor in) throws MalformedEventException {
    long nanos = in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    refuseNanos(nanos);
    return timestamp(nanos, 1_000_000_000L);
  }

  private static LocalDateTime timestamp(long units, long unitsPerSecond)
      throws MalformedEventException {
    long seconds = Math.floorDiv(units, unitsPerSecond);
    long fraction = units - seconds * unitsPerSecond;
    if (seconds < MIN_DAY * SECONDS_PER_DAY) {
      throw beforeYearOne();
    }
    return LocalDateTime.ofEpochSecond(
        seconds, (int) (fraction * (1_000_000_000L / unitsPerSecond)), ZoneOffset.UTC);
  }

  static void refuseNanos(long nanos) throws MalformedEventException {
    if (nanos % 1_000 != 0) {
      throw new MalformedEventException(
          "it has nanoseconds, and microseconds are the finest that can be kept");
    }
  }

  static MalformedEventException beforeYearOne() {
    return new MalformedEventException("before year 1 (supported: from 0001-01-01)");
  }

  static MalformedEventException infinity() {
    return new MalformedEventException(
        "infinity is not a point in time that can be kept (supported: from 0001-01-01)");
  }
}
