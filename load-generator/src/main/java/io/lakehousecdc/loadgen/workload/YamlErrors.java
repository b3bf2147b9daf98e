package io.lakehousecdc.loadgen.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a YAML file; it is read to its end, so that all of it is told at once. */
final class YamlErrors {
  private record Error(int line, String reason) {}

  private final List<Error> errors = new ArrayList<>();

  void add(Node node, String reason) {
    errors.add(new Error(node.getStartMark().getLine() + 1, reason));
  }

  /** Reads a value; a reason why it cannot be read becomes an error, and the result the default. */
  <T> T attempt(Node node, T otherwise, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      add(node, String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  /** In the order of their lines. */
  List<String> texts() {
    return errors.stream()
        .sorted((a, b) -> Integer.compare(a.line(), b.line()))
        .map(error -> "line " + error.line() + ": " + error.reason())
        .toList();
  }
}
