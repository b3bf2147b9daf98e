package io.lakehousecdc.launcher.lake;

import io.lakehousecdc.launcher.CommandFailure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The moment of a table to read: a snapshot, or whichever was current at a time. */
public sealed interface AsOf {

  /** The snapshot of this id. */
  record SnapshotId(long id) implements AsOf {}

  /** The snapshot that was current at this time. */
  record Time(Instant at) implements AsOf {}

  /**
   * Reads what a person typed: {@code 4358109269873137077} (a snapshot), {@code 5m} or {@code
   * 1h30m} (that long ago), {@code 2026-01-31T10:00:00Z}, or a date and time, or a date, in the
   * given zone.
   */
  static AsOf parse(String text, InstantSource clock, ZoneId zone) {
    if (text.matches("\\d+")) {
      return new SnapshotId(parseId(text));
    }
    Matcher ago = Ago.SHAPE.matcher(text);
    if (ago.matches()) {
      return new Time(clock.instant().minus(Ago.duration(ago)));
    }
    try {
      return new Time(parseTime(text, zone));
    } catch (DateTimeException e) {
      throw new CommandFailure(
          "Invalid --as-of (supported: a snapshot id, a time like 2026-01-31T10:00:00Z, or an age like 5m): "
              + text,
          e);
    }
  }

  private static long parseId(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CommandFailure("Invalid --as-of: no snapshot id is so large: " + text, e);
    }
  }

  private static Instant parseTime(String text, ZoneId zone) {
    String iso = text.replace(' ', 'T');
    if (!iso.contains("T")) {
      return LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    }
    boolean offset = iso.endsWith("Z") || iso.matches(".*T.*[+-]\\d\\d:?\\d\\d");
    return offset
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).atZone(zone).toInstant();
  }

  /** How long ago, in days, hours, minutes and seconds. */
  final class Ago {
    private static final Pattern SHAPE =
        Pattern.compile(
            "(?=\\d)(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?: ?ago)?");
    private static final Map<Integer, ChronoUnit> UNITS =
        Map.of(
            1, ChronoUnit.DAYS, 2, ChronoUnit.HOURS, 3, ChronoUnit.MINUTES, 4, ChronoUnit.SECONDS);

    private Ago() {}

    private static Duration duration(Matcher ago) {
      return UNITS.entrySet().stream()
          .filter(unit -> ago.group(unit.getKey()) != null)
          .map(unit -> Duration.of(Long.parseLong(ago.group(unit.getKey())), unit.getValue()))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }
}
