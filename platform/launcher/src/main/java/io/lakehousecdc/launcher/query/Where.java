package io.lakehousecdc.launcher.query;

import io.lakehousecdc.launcher.CommandFailure;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Binder;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * A condition in words: comparisons joined by {@code and}, for example {@code price >= 10 and name
 * = 'Nut'} or {@code description is not null}. A value is a number, {@code true}, {@code false}, or
 * a text in single quotes, which double within it; dates and times are texts in ISO form.
 */
final class Where {
  private static final Pattern COMPARISON =
      Pattern.compile(
          "\\s*(?<column>[\\p{L}_][\\p{L}\\p{N}_.]*)\\s*"
              + "(?:(?<op><=|>=|<>|!=|==|=|<|>)\\s*(?:'(?<text>(?:[^']|'')*)'|(?<bare>[^\\s']+))"
              + "|(?<null>is(?<not>\\s+not)?\\s+null))"
              + "\\s*(?<more>\\band\\b)?",
          Pattern.CASE_INSENSITIVE);

  private Where() {}

  /** The condition that the text says, checked against the columns of a table. */
  static Expression parse(String text, Schema schema) {
    Matcher comparison = COMPARISON.matcher(text);
    Expression all = Expressions.alwaysTrue();
    int at = 0;
    boolean more = true;
    while (more) {
      if (!comparison.find(at) || comparison.start() != at) {
        throw invalid(
            "expected a comparison like id = 5 at '" + text.substring(at).strip() + "'", text);
      }
      all = Expressions.and(all, expression(comparison, schema, text));
      at = comparison.end();
      more = comparison.group("more") != null;
    }
    if (!text.substring(at).isBlank()) {
      throw invalid("expected 'and' at '" + text.substring(at).strip() + "'", text);
    }
    return all;
  }

  private static Expression expression(Matcher comparison, Schema schema, String whole) {
    String column = comparison.group("column");
    Types.NestedField field = schema.findField(column);
    if (field == null) {
      throw invalid("there is no column " + column, whole);
    }
    if (comparison.group("null") != null) {
      return comparison.group("not") != null
          ? Expressions.notNull(column)
          : Expressions.isNull(column);
    }
    String quoted = comparison.group("text");
    String value = quoted != null ? quoted.replace("''", "'") : comparison.group("bare");
    try {
      Expression bare = compare(comparison.group("op"), column, value(value, field.type()));
      Binder.bind(schema.asStruct(), bare, true); // Refuses what the type cannot be compared with.
      return bare;
    } catch (RuntimeException e) {
      throw invalid(
          "column " + column + " is of type " + field.type() + ", and its value is " + value,
          whole);
    }
  }

  private static Expression compare(String op, String column, Object value) {
    return switch (op) {
      case "=", "==" -> Expressions.equal(column, value);
      case "!=", "<>" -> Expressions.notEqual(column, value);
      case "<" -> Expressions.lessThan(column, value);
      case "<=" -> Expressions.lessThanOrEqual(column, value);
      case ">" -> Expressions.greaterThan(column, value);
      case ">=" -> Expressions.greaterThanOrEqual(column, value);
      default -> throw new IllegalArgumentException("Unsupported comparison: " + op);
    };
  }

  private static Object value(String text, Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> bool(text);
      case INTEGER, LONG -> Long.parseLong(text);
      case FLOAT -> Float.parseFloat(text);
      case DOUBLE -> Double.parseDouble(text);
      case DECIMAL -> new BigDecimal(text).setScale(((Types.DecimalType) type).scale());
      case STRING, UUID, DATE, TIME, TIMESTAMP, TIMESTAMP_NANO -> text;
      default -> throw new IllegalArgumentException("Unsupported type: " + type);
    };
  }

  private static boolean bool(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw new IllegalArgumentException("Invalid boolean: " + text);
  }

  private static CommandFailure invalid(String reason, String text) {
    return new CommandFailure("Invalid --where: " + reason + ": " + text);
  }
}
