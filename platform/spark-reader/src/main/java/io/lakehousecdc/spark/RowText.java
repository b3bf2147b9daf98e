package io.lakehousecdc.spark;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of a row, the same for every engine that holds the same values: one line,
 * columns separated by tabs.
 *
 * <p>Two rows have the same text if and only if their values are equal column by column. A decimal
 * keeps its scale, so 1.5 and 1.50 differ; an instant is written in UTC whatever offset it came
 * with; null is {@code \N}, as in PostgreSQL's COPY, and cannot be mistaken for a text.
 */
public final class RowText {
  private static final HexFormat HEX = HexFormat.of();

  private RowText() {}

  /**
   * @param values of the classes that JDBC, Iceberg's generic records and Spark's rows use for
   *     primitive types
   * @throws IllegalArgumentException for a value of another class
   */
  public static String of(List<? extends @Nullable Object> values) {
    StringBuilder line = new StringBuilder(64);
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        line.append('\t');
      }
      append(line, values.get(i));
    }
    return line.toString();
  }

  private static void append(StringBuilder line, @Nullable Object value) {
    if (value == null) {
      line.append("\\N");
    } else if (value instanceof CharSequence text) {
      appendEscaped(line, text);
    } else {
      line.append(text(value));
    }
  }

  private static String text(Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant().toString();
    }
    if (value instanceof byte[] bytes) {
      return "\\x" + HEX.formatHex(bytes);
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "\\x" + HEX.formatHex(bytes);
    }
    if (isWrittenAsIs(value)) {
      return value.toString();
    }
    throw new IllegalArgumentException(
        "Cannot write a value as text: unsupported class " + value.getClass().getName());
  }

  private static boolean isWrittenAsIs(Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof UUID
        || value instanceof Instant
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime;
  }

  private static void appendEscaped(StringBuilder line, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(c);
      }
    }
  }
}
