package io.lakehousecdc.sink.change;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Reads dates, times and timestamps that are written as numbers. */
final class TemporalReaders {
  private static final long MIN_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long SECONDS_PER_DAY = 86_400;

  /** The first second of which not every microsecond fits into 64 bits, in the year 294247. */
  private static final long END_SECOND = Long.MAX_VALUE / 1_000_000;

  // What Debezium 3.7 writes for PostgreSQL's infinity and -infinity, by the unit. All but the
  // dates
  // would be out of range anyway, but the error should say what they are.
  private static final long[] INFINITE_DAYS = {2_146_033_979L, -2_147_472_691L};
  private static final long[] INFINITE_MILLIS = {
    9_223_372_036_825_200_000L, -9_223_372_036_832_400_000L
  };
  private static final long[] INFINITE_MICROS = {Long.MAX_VALUE, Long.MIN_VALUE};

  private TemporalReaders() {}

  static Object date(JsonCursor in) throws MalformedEventException {
    long day = in.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    refuseInfinity(day, INFINITE_DAYS);
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
    long millis = in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    refuseInfinity(millis, INFINITE_MILLIS);
    return timestamp(millis, 1_000L);
  }

  static Object timestampOfMicros(JsonCursor in) throws MalformedEventException {
    long micros = in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    refuseInfinity(micros, INFINITE_MICROS);
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
    checkSecond(seconds);
    int nanos = (int) (fraction * (1_000_000_000L / unitsPerSecond));
    return LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC);
  }

  /**
   * Refuses seconds since 1970 that are not from year 1 to what 64 bits of microseconds can hold.
   */
  static void checkSecond(long epochSecond) throws MalformedEventException {
    if (epochSecond < MIN_DAY * SECONDS_PER_DAY) {
      throw beforeYearOne();
    }
    if (epochSecond >= END_SECOND) {
      throw new MalformedEventException("timestamp out of range (supported: years 1 to 294246)");
    }
  }

  private static void refuseInfinity(long value, long[] infinities) throws MalformedEventException {
    if (value == infinities[0] || value == infinities[1]) {
      throw infinity();
    }
  }

  static void refuseNanos(long nanos) throws MalformedEventException {
    if (nanos % 1_000 != 0) {
      throw new MalformedEventException(
          "it has nanoseconds, and microseconds are the finest that can be kept");
    }
  }

  private static MalformedEventException beforeYearOne() {
    return new MalformedEventException("before year 1 (supported: from 0001-01-01)");
  }

  static MalformedEventException infinity() {
    return new MalformedEventException(
        "infinity is not a point in time (supported: finite values)");
  }
}
