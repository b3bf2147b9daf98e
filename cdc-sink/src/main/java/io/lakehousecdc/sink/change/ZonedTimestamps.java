package io.lakehousecdc.sink.change;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Reads timestamps with a time zone, which are written in ISO 8601. */
final class ZonedTimestamps {
  private ZonedTimestamps() {}

  static Object read(JsonCursor in) throws MalformedEventException {
    in.text();
    OffsetDateTime timestamp = parse(in.textBytes(), in.textFrom(), in.textTo());
    if (timestamp.getYear() < 1) {
      throw TemporalReaders.beforeYearOne();
    }
    TemporalReaders.refuseNanos(timestamp.getNano());
    return timestamp;
  }

  private static OffsetDateTime parse(byte[] text, int from, int to)
      throws MalformedEventException {
    String iso = new String(text, from, to - from, StandardCharsets.UTF_8);
    try {
      return OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new MalformedEventException("not an ISO 8601 timestamp with an offset");
    }
  }
}
