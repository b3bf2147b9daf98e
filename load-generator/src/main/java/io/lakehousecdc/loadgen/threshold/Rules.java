package io.lakehousecdc.loadgen.threshold;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a run, and refuses those that it could never judge. */
public final class Rules {
  private Rules() {}

  /**
   * Reads rules in the one-line form.
   *
   * @throws ThresholdException for the first that is wrong
   */
  public static List<Rule> parse(List<String> lines) {
    return lines.stream().map(Rule::parse).toList();
  }

  /**
   * Reads k6's form, as YAML or JSON gives it: metrics (with tags) and their conditions, each a
   * text or {@code {threshold: …, abortOnFail: …, delayAbortEval: …}}; one need not be in a list.
   *
   * @throws ThresholdException for the first that is wrong
   */
  public static List<Rule> of(Map<String, ?> byMetric) {
    List<Rule> rules = new ArrayList<>();
    byMetric.forEach(
        (metric, conditions) -> {
          List<?> list = conditions instanceof List<?> several ? several : List.of(conditions);
          list.forEach(condition -> rules.add(rule(metric, condition)));
        });
    return List.copyOf(rules);
  }

  /**
   * @throws ThresholdException if a rule is about an operation that the run does not have: it would
   *     hold forever
   */
  public static void check(List<Rule> rules, List<String> operations) {
    for (Rule rule : rules) {
      String operation = rule.selector().operation();
      if (rule.metric() != Metric.FRESHNESS
          && operation != null
          && !operations.contains(operation)) {
        throw new ThresholdException(
            "Cannot judge threshold '%s': there is no operation '%s'; the run has %s"
                .formatted(rule.text(), operation, String.join(", ", operations)));
      }
    }
  }

  private static Rule rule(String metric, @Nullable Object condition) {
    if (condition instanceof String text) {
      return Rule.parse(metric + ": " + text);
    }
    if (condition instanceof Map<?, ?> fields && fields.get("threshold") instanceof String text) {
      return Rule.parse(metric + ": " + text + options(metric, fields));
    }
    throw new ThresholdException(
        "Cannot read threshold of '%s': %s is neither a condition nor {threshold: …}"
            .formatted(metric, condition));
  }

  private static String options(String metric, Map<?, ?> fields) {
    StringBuilder options = new StringBuilder();
    fields.forEach(
        (key, value) -> {
          switch (String.valueOf(key)) {
            case "threshold" -> {}
            case "abortOnFail" -> options.append(Boolean.TRUE.equals(value) ? " abortOnFail" : "");
            case "delayAbortEval" -> options.append(" delayAbortEval ").append(value);
            default ->
                throw new ThresholdException(
                    "Cannot read threshold of '%s': there is no '%s'; known are threshold, abortOnFail, delayAbortEval"
                        .formatted(metric, key));
          }
        });
    return options.toString();
  }
}
