package io.lakehousecdc.sink.change;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoField;

/**
 * Reads timestamps with a time zone, which are written in ISO 8601. Debezium's own form, {@code
 * 2026-01-31T12:34:56.123456Z} with any number of fraction digits, is read directly; every other
 * goes through the JDK. The value is a {@link Long}: microseconds since 1970.
 */
final class ZonedTimestamps {
  private static final int TO_SECONDS = "2026-01-31T12:34:56".length();
  private static final int NANO_DIGITS = 9;

  private ZonedTimestamps() {}

  static Object read(JsonCursor in) throws MalformedEventException {
    in.text();
    byte[] text = in.textBytes();
    int from = in.textFrom();
    int to = in.textTo();
    try {
      return isUsual(text, from, to)
          ? TemporalReaders.micros(second(text, from), nanos(text, from + TO_SECONDS, to - 1))
          : any(new String(text, from, to - from, StandardCharsets.UTF_8));
    } catch (DateTimeException e) {
      throw new MalformedEventException("not an ISO 8601 timestamp with an offset");
    }
  }

  private static long any(String text) throws MalformedEventException {
    if (text.equals("infinity") || text.equals("-infinity")) {
      throw TemporalReaders.infinity();
    }
    OffsetDateTime timestamp = OffsetDateTime.parse(text);
    return TemporalReaders.micros(timestamp.toEpochSecond(), timestamp.getNano());
  }

  /** Whether it is in the usual form, whatever the digits say. */
  private static boolean isUsual(byte[] text, int from, int to) {
    return to - from > TO_SECONDS
        && text[to - 1] == 'Z'
        && text[from + 4] == '-'
        && text[from + 7] == '-'
        && text[from + 10] == 'T'
        && text[from + 13] == ':'
        && text[from + 16] == ':'
        && (digits(text, from, 4)
                | digits(text, from + 5, 2)
                | digits(text, from + 8, 2)
                | digits(text, from + 11, 2)
                | digits(text, from + 14, 2)
                | digits(text, from + 17, 2)
                | nanos(text, from + TO_SECONDS, to - 1))
            >= 0;
  }

  /** Seconds since 1970; a {@link DateTimeException} if there is no such day or time of day. */
  private static long second(byte[] text, int from) {
    long day =
        LocalDate.of(digits(text, from, 4), digits(text, from + 5, 2), digits(text, from + 8, 2))
            .toEpochDay();
    int hour = ChronoField.HOUR_OF_DAY.checkValidIntValue(digits(text, from + 11, 2));
    int minute = ChronoField.MINUTE_OF_HOUR.checkValidIntValue(digits(text, from + 14, 2));
    int second = ChronoField.SECOND_OF_MINUTE.checkValidIntValue(digits(text, from + 17, 2));
    return ((day * 24 + hour) * 60 + minute) * 60 + second;
  }

  /** The fraction of a second, from the point on; negative if it is not in the usual form. */
  private static int nanos(byte[] text, int from, int to) {
    int count = to - from - 1;
    if (count < 0) {
      return 0;
    }
    if (text[from] != '.' || count == 0 || count > NANO_DIGITS) {
      return -1;
    }
    int nanos = digits(text, from + 1, count);
    for (int i = count; i < NANO_DIGITS && nanos > 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** The number of {@code count} digits, or a negative one if there is anything else. */
  private static int digits(byte[] text, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
