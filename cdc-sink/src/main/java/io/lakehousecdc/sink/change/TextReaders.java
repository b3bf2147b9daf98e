package io.lakehousecdc.sink.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Reads strings, and what is written as one: bytes and UUIDs. */
final class TextReaders {
  private static final byte[] UNAVAILABLE =
      "__debezium_unavailable_value".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UNAVAILABLE_BASE64 = Base64.getEncoder().encode(UNAVAILABLE);

  private TextReaders() {}

  static Object text(JsonCursor in) throws MalformedEventException {
    String value = in.string();
    refuseUnavailable(in, UNAVAILABLE);
    return value;
  }

  static Object bytes(JsonCursor in) throws MalformedEventException {
    in.text();
    refuseUnavailable(in, UNAVAILABLE_BASE64);
    return ByteBuffer.wrap(base64(in));
  }

  /** The bytes of the base64 text that was read last. */
  static byte[] base64(JsonCursor in) throws MalformedEventException {
    try {
      return Base64.getDecoder()
          .decode(Arrays.copyOfRange(in.textBytes(), in.textFrom(), in.textTo()));
    } catch (IllegalArgumentException e) {
      throw new MalformedEventException("not base64");
    }
  }

  /**
   * What Debezium sends for a large value that an update did not touch: PostgreSQL does not log it
   * again.
   */
  private static void refuseUnavailable(JsonCursor in, byte[] placeholder)
      throws MalformedEventException {
    if (in.textTo() - in.textFrom() == placeholder.length
        && Arrays.equals(
            in.textBytes(), in.textFrom(), in.textTo(), placeholder, 0, placeholder.length)) {
      throw new MalformedEventException(
          "its value was not sent, because the update left a large (TOAST) value unchanged"
              + " (run ALTER TABLE ... REPLICA IDENTITY FULL on the source table)");
    }
  }

  static Object uuid(JsonCursor in) throws MalformedEventException {
    in.text();
    byte[] text = in.textBytes();
    int from = in.textFrom();
    if (in.textTo() - from != 36
        || text[from + 8] != '-'
        || text[from + 13] != '-'
        || text[from + 18] != '-'
        || text[from + 23] != '-') {
      throw notUuid();
    }
    long high = hex(text, from, 8) << 32 | hex(text, from + 9, 4) << 16 | hex(text, from + 14, 4);
    long low = hex(text, from + 19, 4) << 48 | hex(text, from + 24, 12);
    return new UUID(high, low);
  }

  private static long hex(byte[] text, int from, int digits) throws MalformedEventException {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = text[i] < 0 ? -1 : Character.digit(text[i], 16);
      if (digit < 0) {
        throw notUuid();
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private static MalformedEventException notUuid() {
    return new MalformedEventException("not a UUID");
  }
}
