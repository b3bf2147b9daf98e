package io.lakehousecdc.items.list;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of the columns, as clients write them in a query: empty for what is none. */
final class Values {
  /** No exponent: 1e999999999 has a short text, and a gigabyte of digits. */
  private static final Pattern PRICE = Pattern.compile("-?\\d{1,10}(\\.\\d{1,2})?");

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

  private Values() {}

  /** PostgreSQL takes no NUL in a text. */
  static Optional<String> text(String text) {
    return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
  }

  static Optional<BigDecimal> price(String text) {
    return PRICE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  static Optional<Boolean> bool(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  static Optional<Integer> integer(String text) {
    try {
      return Optional.of(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** The first microsecond, which is what the column counts, that is not before the time. */
  static Optional<OffsetDateTime> time(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      Instant time =
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(
              text.toUpperCase(Locale.ROOT), Instant::from);
      return Optional.of(
          time.plusNanos(999).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
