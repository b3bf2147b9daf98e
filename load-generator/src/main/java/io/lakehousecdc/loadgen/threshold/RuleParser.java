package io.lakehousecdc.loadgen.threshold;

import io.lakehousecdc.loadgen.threshold.Aggregation.Function;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule:
 *
 * <pre>
 * rule      = metric [ "{" tag { "," tag } "}" ] [ ":" ] condition { option }
 * tag       = ( "op" | "name" | "status" | "outcome" ) ":" value
 * condition = [ "'" ] [ aggregation ] operator number [ unit ] [ "'" ]
 * option    = "abortOnFail" | "delayAbortEval" [ "=" ] time
 * </pre>
 *
 * A metric with one aggregation only need not name it.
 */
final class RuleParser {
  private static final double MAX_PERCENTILE = 100;

  private final Text text;

  RuleParser(String line) {
    this.text = new Text(line.strip());
  }

  Rule rule() {
    Metric metric = metric();
    Selector selector = selector(metric);
    text.skipSpaces();
    text.take(":");
    return condition(metric, selector);
  }

  /** The part after the metric, which stands alone in YAML. */
  Rule condition(Metric metric, Selector selector) {
    text.skipSpaces();
    String quote = text.take("'") ? "'" : text.take("\"") ? "\"" : "";
    text.skipSpaces();
    Aggregation aggregation = aggregation(metric);
    text.skipSpaces();
    Comparison comparison = comparison();
    text.skipSpaces();
    double bound = bound(aggregation.unit(metric), metric);
    text.skipSpaces();
    if (!quote.isEmpty() && !text.take(quote)) {
      throw text.error("the quote is not closed");
    }
    return options(metric, selector, aggregation, comparison, bound);
  }

  Metric metric() {
    String name = text.takeWhile(RuleParser::isWordPart);
    return Metric.named(name)
        .orElseThrow(
            () ->
                text.error(
                    "there is no metric '%s'; known are http, errors, %s"
                        .formatted(name, Metric.names())));
  }

  Selector selector(Metric metric) {
    text.skipSpaces();
    if (!text.take("{")) {
      return Selector.ALL;
    }
    if (!metric.hasTags()) {
      throw text.error(metric.text() + " has no tags");
    }
    Selector selector = Selector.ALL;
    do {
      selector = with(tag(), selector);
    } while (text.take(","));
    if (!text.take("}")) {
      throw text.error("the brace is not closed");
    }
    return selector;
  }

  /** Fails if anything is left. */
  void end() {
    text.skipSpaces();
    if (!text.atEnd()) {
      throw text.error("nothing more was expected");
    }
  }

  private String[] tag() {
    text.skipSpaces();
    String key = text.takeWhile(RuleParser::isWordPart);
    text.skipSpaces();
    if (!text.take(":")) {
      throw text.error("a tag is written key:value");
    }
    String value = text.takeWhile(c -> c != ',' && c != '}').strip();
    return new String[] {key, value};
  }

  private Selector with(String[] tag, Selector selector) {
    String value = tag[1];
    return switch (tag[0]) {
      case "op", "name" -> new Selector(value, selector.status(), selector.outcome());
      case "status" -> new Selector(selector.operation(), status(value), selector.outcome());
      case "outcome" -> new Selector(selector.operation(), selector.status(), outcome(value));
      default ->
          throw text.error("there is no tag '%s'; known are op, status, outcome".formatted(tag[0]));
    };
  }

  private int status(String value) {
    if (!value.matches("\\d{1,3}")) {
      throw text.error("'%s' is no HTTP status".formatted(value));
    }
    return Integer.parseInt(value);
  }

  private Outcome outcome(String value) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(
            () ->
                text.error(
                    "there is no outcome '%s'; known are %s"
                        .formatted(value, Arrays.toString(Outcome.values()))));
  }

  private Aggregation aggregation(Metric metric) {
    String name = text.takeWhile(RuleParser::isWordPart);
    if (name.isEmpty() && metric.kind() != Metric.Kind.TREND) {
      return Aggregation.only(metric.kind());
    }
    Aggregation aggregation = named(name);
    if (aggregation == null || !aggregation.suits(metric.kind())) {
      throw text.error(
          "%s has no aggregation '%s'; it has %s"
              .formatted(metric.text(), name, metric.kind().aggregations()));
    }
    return aggregation;
  }

  private @Nullable Aggregation named(String name) {
    return switch (name) {
      case "avg" -> Aggregation.of(Function.AVG);
      case "min" -> Aggregation.of(Function.MIN);
      case "max" -> Aggregation.of(Function.MAX);
      case "med" -> Aggregation.median();
      case "p" -> percentile();
      case "count" -> Aggregation.of(Function.COUNT);
      case "rate" -> Aggregation.of(Function.RATE);
      case "value" -> Aggregation.of(Function.VALUE);
      default -> null;
    };
  }

  private Aggregation percentile() {
    if (!text.take("(")) {
      throw text.error("a percentile is written p(99)");
    }
    double percentile = number();
    if (percentile > MAX_PERCENTILE || percentile < 0 || !text.take(")")) {
      throw text.error("a percentile is written p(N), with N from 0 to 100");
    }
    return Aggregation.percentile(percentile);
  }

  private Comparison comparison() {
    return Arrays.stream(Comparison.values())
        .filter(comparison -> text.take(comparison.text()))
        .findFirst()
        .orElseThrow(() -> text.error("an operator was expected: < <= > >= == !="));
  }

  private double bound(Unit unit, Metric metric) {
    double number = number();
    text.skipSpaces();
    // Without a space an option may not follow: 5sabortOnFail is no bound.
    String suffix = text.take("%") ? "%" : text.take("/s") ? "/s" : timeSuffix();
    if (!unit.allows(suffix)) {
      throw text.error(
          "'%s' does not suit %s, which is %s"
              .formatted(suffix, metric.text(), unit.description()));
    }
    return unit.scaled(number, suffix);
  }

  private String timeSuffix() {
    for (String suffix : new String[] {"us", "µs", "ms", "s", "m"}) {
      if (text.take(suffix)) {
        return suffix;
      }
    }
    return "";
  }

  private double number() {
    text.skipSpaces();
    String digits = text.takeWhile(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    try {
      return Double.parseDouble(digits);
    } catch (NumberFormatException e) {
      throw text.error("a number was expected, not '" + digits + "'");
    }
  }

  private Rule options(
      Metric metric,
      Selector selector,
      Aggregation aggregation,
      Comparison comparison,
      double bound) {
    boolean abort = false;
    Duration delay = Duration.ZERO;
    for (text.skipSpaces(); !text.atEnd(); text.skipSpaces()) {
      String option = text.takeWhile(RuleParser::isWordPart).toLowerCase(Locale.ROOT);
      switch (option) {
        case "abortonfail" -> abort = true;
        case "delayaborteval" -> delay = delay();
        default -> throw text.error("only abortOnFail and delayAbortEval may follow");
      }
    }
    return new Rule(metric, selector, aggregation, comparison, bound, abort, delay);
  }

  private Duration delay() {
    text.skipSpaces();
    text.take("=");
    double number = number();
    String suffix = timeSuffix();
    return Duration.ofMillis(Math.round(Unit.TIME.scaled(number, suffix)));
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
