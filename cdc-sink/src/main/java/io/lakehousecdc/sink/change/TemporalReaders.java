package io.lakehousecdc.sink.change;

import java.time.LocalDate;

/**
 * Reads dates, times and timestamps that are written as numbers. Days since 1970 are an {@link
 * Integer}, microseconds since midnight or since 1970 a {@link Long}.
 */
final class TemporalReaders {
  private static final long MIN_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  private static final long MIN_SECOND = MIN_DAY * 86_400;

  /** The first second of which not every microsecond fits into 64 bits, in the year 294247. */
  private static final long END_SECOND = Long.MAX_VALUE / MICROS_PER_SECOND;

  // What Debezium 3.7 writes for PostgreSQL's infinity and -infinity, by the unit. All but the
  // dates would be out of range anyway, but the error should say what they are.
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
    return (int) day;
  }

  static Object timeOfMillis(JsonCursor in) throws MalformedEventException {
    return time(units(in), 1_000);
  }

  static Object timeOfMicros(JsonCursor in) throws MalformedEventException {
    return time(units(in), 1);
  }

  static Object timeOfNanos(JsonCursor in) throws MalformedEventException {
    long nanos = units(in);
    Object time = time(Math.floorDiv(nanos, 1_000L), 1);
    refuseNanos(nanos);
    return time;
  }

  private static long units(JsonCursor in) throws MalformedEventException {
    return in.integer(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static Object time(long units, long microsPerUnit) throws MalformedEventException {
    if (units < 0 || units >= MICROS_PER_DAY / microsPerUnit) {
      throw new MalformedEventException(
          "time out of range (supported: 00:00:00 to 23:59:59.999999)");
    }
    return units * microsPerUnit;
  }

  static Object timestampOfMillis(JsonCursor in) throws MalformedEventException {
    long millis = units(in);
    refuseInfinity(millis, INFINITE_MILLIS);
    checkSecond(Math.floorDiv(millis, 1_000L));
    return millis * 1_000;
  }

  static Object timestampOfMicros(JsonCursor in) throws MalformedEventException {
    long micros = units(in);
    refuseInfinity(micros, INFINITE_MICROS);
    return checked(micros);
  }

  static Object timestampOfNanos(JsonCursor in) throws MalformedEventException {
    long nanos = units(in);
    refuseNanos(nanos);
    return checked(Math.floorDiv(nanos, 1_000L));
  }

  private static long checked(long micros) throws MalformedEventException {
    checkSecond(Math.floorDiv(micros, MICROS_PER_SECOND));
    return micros;
  }

  /**
   * Refuses seconds since 1970 that are not from year 1 to what 64 bits of microseconds can hold.
   */
  private static void checkSecond(long epochSecond) throws MalformedEventException {
    if (epochSecond < MIN_SECOND) {
      throw beforeYearOne();
    }
    if (epochSecond >= END_SECOND) {
      throw new MalformedEventException("timestamp out of range (supported: years 1 to 294246)");
    }
  }

  /** The microseconds since 1970 of a point in time, checked as all timestamps are. */
  static long micros(long epochSecond, int nanos) throws MalformedEventException {
    checkSecond(epochSecond);
    refuseNanos(nanos);
    return epochSecond * MICROS_PER_SECOND + nanos / 1_000;
  }

  private static void refuseInfinity(long value, long[] infinities) throws MalformedEventException {
    if (value == infinities[0] || value == infinities[1]) {
      throw infinity();
    }
  }

  private static void refuseNanos(long nanos) throws MalformedEventException {
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
