package io.lakehousecdc.loadgen.workload;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads thresholds in k6's form, a mapping from metrics to conditions, into the form of one line
 * each. What the lines mean is not looked at here.
 */
final class ThresholdsReader {
  private final YamlErrors errors;

  ThresholdsReader(YamlErrors errors) {
    this.errors = errors;
  }

  List<String> read(@Nullable Node node) {
    if (node == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    YamlObject metrics = new YamlObject(node, "'thresholds'", errors);
    metrics
        .all()
        .forEach(
            (metric, conditions) -> {
              List<Node> list =
                  conditions instanceof SequenceNode several
                      ? several.getValue()
                      : List.of(conditions);
              list.forEach(condition -> lines.add(metric + ": " + condition(metrics, condition)));
            });
    return lines;
  }

  private String condition(YamlObject metrics, Node condition) {
    if (!(condition instanceof MappingNode)) {
      return metrics.scalar(condition, "threshold");
    }
    YamlObject fields = new YamlObject(condition, "a threshold", errors);
    String text = fields.text("threshold");
    String delay = fields.read("delayAbortEval", "", value -> value);
    boolean abort = fields.read("abortOnFail", false, ThresholdsReader::bool);
    fields.refuseUnknown();
    return text
        + (abort ? " abortOnFail" : "")
        + (abort && !delay.isEmpty() ? " delayAbortEval " + delay : "");
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false: " + text);
    };
  }
}
