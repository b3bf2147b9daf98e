package io.lakehousecdc.sink.change;

/**
 * The type of a column, and the Java class that holds its values: the classes in which Iceberg
 * itself works, so that a row is written as it was decoded.
 *
 * <p>Only types that can be kept without loss exist here; everything else is refused when an
 * event's schema is read.
 */
public sealed interface ColumnType {
  /** {@link Boolean}. */
  record Bool() implements ColumnType {
    @Override
    public String toString() {
      return "boolean";
    }
  }

  /** {@link Integer}; also for Connect's int8 and int16. */
  record Int32() implements ColumnType {
    @Override
    public String toString() {
      return "int32";
    }
  }

  /** {@link Long}. */
  record Int64() implements ColumnType {
    @Override
    public String toString() {
      return "int64";
    }
  }

  /** {@link Float}, with NaN and the infinities. */
  record Float32() implements ColumnType {
    @Override
    public String toString() {
      return "float32";
    }
  }

  /** {@link Double}, with NaN and the infinities. */
  record Float64() implements ColumnType {
    @Override
    public String toString() {
      return "float64";
    }
  }

  /**
   * {@link java.math.BigDecimal} with exactly this scale and at most this precision.
   *
   * @param precision the number of decimal digits, from 1 to {@value #MAX_PRECISION}
   * @param scale the digits after the point, from 0 to the precision
   */
  record Decimal(int precision, int scale) implements ColumnType {
    /** What Iceberg can hold. */
    public static final int MAX_PRECISION = 38;

    public Decimal {
      if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "Invalid decimal: precision %d, scale %d (precision 1 to %d, scale 0 to precision)"
                .formatted(precision, scale, MAX_PRECISION));
      }
    }

    @Override
    public String toString() {
      return "decimal(" + precision + "," + scale + ")";
    }
  }

  /** {@link String}, always well-formed Unicode. */
  record Text() implements ColumnType {
    @Override
    public String toString() {
      return "text";
    }
  }

  /** {@link java.nio.ByteBuffer}, read-only content from position 0. */
  record Bytes() implements ColumnType {
    @Override
    public String toString() {
      return "bytes";
    }
  }

  /** {@link Integer}: days since 1970-01-01, from year 1. */
  record Date() implements ColumnType {
    @Override
    public String toString() {
      return "date";
    }
  }

  /** {@link Long}: microseconds since midnight. */
  record Time() implements ColumnType {
    @Override
    public String toString() {
      return "time";
    }
  }

  /** {@link Long}: microseconds since 1970-01-01T00:00:00 in no time zone, from year 1. */
  record Timestamp() implements ColumnType {
    @Override
    public String toString() {
      return "timestamp";
    }
  }

  /** {@link Long}: microseconds since 1970-01-01T00:00:00Z, from year 1. */
  record TimestampTz() implements ColumnType {
    @Override
    public String toString() {
      return "timestamptz";
    }
  }

  /** {@link java.util.UUID}. */
  record Uuid() implements ColumnType {
    @Override
    public String toString() {
      return "uuid";
    }
  }
}
