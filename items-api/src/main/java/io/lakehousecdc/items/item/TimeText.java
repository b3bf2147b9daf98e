package io.lakehousecdc.items.item;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;

/**
 * The text of a time, as {@link Instant#toString} writes it, several times as fast: most of what it
 * costs there is the general formatter.
 */
final class TimeText {
  private static final int SECONDS_PER_DAY = 86_400;
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long END = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  private TimeText() {}

  static String of(Instant time) {
    long second = time.getEpochSecond();
    if (second < FIRST || second >= END) {
      return time.toString(); // with a sign
    }
    byte[] text = new byte[30];
    date(text, Math.floorDiv(second, SECONDS_PER_DAY));
    int ofDay = Math.floorMod(second, SECONDS_PER_DAY);
    text[10] = 'T';
    two(text, 11, ofDay / 3_600);
    text[13] = ':';
    two(text, 14, ofDay / 60 % 60);
    text[16] = ':';
    two(text, 17, ofDay % 60);
    int end = fraction(text, time.getNano());
    text[end] = 'Z';
    return new String(text, 0, end + 1, ISO_8859_1);
  }

  /** Civil date from days since 1970-01-01, by eras of 400 years that begin in March. */
  private static void date(byte[] text, long epochDay) {
    long day = epochDay + 719_468;
    long era = Math.floorDiv(day, 146_097);
    int dayOfEra = (int) (day - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    two(text, 0, year / 100);
    two(text, 2, year % 100);
    text[4] = '-';
    two(text, 5, month);
    text[7] = '-';
    two(text, 8, dayOfYear - (153 * fromMarch + 2) / 5 + 1);
  }

  /** None, or three, six or nine digits. Returns the end of the text. */
  private static int fraction(byte[] text, int nanos) {
    if (nanos == 0) {
      return 19;
    }
    int digits = nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
    text[19] = '.';
    int rest = digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos;
    for (int i = 19 + digits; i > 19; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return 20 + digits;
  }

  private static void two(byte[] text, int at, int number) {
    text[at] = (byte) ('0' + number / 10);
    text[at + 1] = (byte) ('0' + number % 10);
  }
}
