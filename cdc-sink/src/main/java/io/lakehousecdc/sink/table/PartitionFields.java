package io.lakehousecdc.sink.table;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Reads a partition option, such as {@code month(created_at), bucket(16, id)}, into a partition
 * spec.
 */
final class PartitionFields {

  private static final Pattern FIELD =
      Pattern.compile(
          "(?<transform>\\w+)\\s*\\(\\s*(?:(?<width>\\d+)\\s*,\\s*)?(?<column>\\w+)\\s*\\)|(?<identity>\\w+)");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*(?![^(]*\\))");

  private PartitionFields() {}

  /**
   * The partition spec that {@code option} describes.
   *
   * @throws IllegalArgumentException if it cannot be read, names an unknown column or transform, or
   *     a transform that does not fit the column
   */
  static PartitionSpec parse(String option, Schema schema) {
    if (option.isBlank()) {
      return PartitionSpec.unpartitioned();
    }
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    for (String field : SEPARATOR.split(option.strip(), -1)) {
      add(spec, field, option);
    }
    try {
      return spec.build();
    } catch (ValidationException e) {
      throw new IllegalArgumentException(
          "Invalid partition fields '" + option + "': " + e.getMessage(), e);
    }
  }

  private static void add(PartitionSpec.Builder spec, String field, String option) {
    Matcher matcher = FIELD.matcher(field.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Invalid partition field '" + field + "' in: " + option);
    }
    try {
      if (matcher.group("identity") != null) {
        spec.identity(matcher.group("identity"));
      } else {
        add(
            spec,
            matcher.group("transform").toLowerCase(Locale.ROOT),
            matcher.group("width"),
            matcher.group("column"));
      }
    } catch (IllegalArgumentException | ValidationException e) {
      throw new IllegalArgumentException(
          "Invalid partition field '" + field + "': " + e.getMessage(), e);
    }
  }

  private static void add(
      PartitionSpec.Builder spec, String transform, String width, String column) {
    if ((width == null) == (transform.equals("bucket") || transform.equals("truncate"))) {
      throw new IllegalArgumentException(
          "bucket and truncate take a width and a column, every other transform a column");
    }
    switch (transform) {
      case "year" -> spec.year(column);
      case "month" -> spec.month(column);
      case "day" -> spec.day(column);
      case "hour" -> spec.hour(column);
      case "identity" -> spec.identity(column);
      case "bucket" -> spec.bucket(column, Integer.parseInt(width));
      case "truncate" -> spec.truncate(column, Integer.parseInt(width));
      default ->
          throw new IllegalArgumentException(
              "unknown transform (known: year, month, day, hour, bucket, truncate, identity)");
    }
  }
}
