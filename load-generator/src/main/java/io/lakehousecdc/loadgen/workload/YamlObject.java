package io.lakehousecdc.loadgen.workload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file. It knows which of its keys were asked for, and refuses the others. */
final class YamlObject {
  private final Node node;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> unknown = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();
  private final YamlErrors errors;

  /** A node that is no mapping is an error, and read as an empty one. */
  YamlObject(Node node, String what, YamlErrors errors) {
    this.node = node;
    this.errors = errors;
    if (!(node instanceof MappingNode mapping)) {
      errors.add(node, what + " must be a mapping");
      return;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (values.put(key, tuple.getValueNode()) != null) {
        errors.add(tuple.getKeyNode(), "the key '" + key + "' is there twice");
      }
      unknown.put(key, tuple.getKeyNode());
    }
  }

  Node node() {
    return node;
  }

  Map<String, Node> all() {
    unknown.clear();
    return values;
  }

  @Nullable Node find(String key) {
    known.add(key);
    unknown.remove(key);
    return values.get(key);
  }

  /** A text that must be there. */
  String text(String key) {
    Node value = find(key);
    if (value == null) {
      errors.add(node, "'" + key + "' is missing");
      return "";
    }
    return scalar(value, key);
  }

  /** The value of a key, read from its text, or a default where the key is absent or unreadable. */
  <T> T read(String key, T otherwise, Function<String, T> reader) {
    Node value = find(key);
    return value == null
        ? otherwise
        : errors.attempt(value, otherwise, () -> reader.apply(scalar(value, key)));
  }

  /** The elements of a list, none where the key is absent. */
  List<Node> list(String key) {
    Node value = find(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    errors.add(value, "'" + key + "' must be a list");
    return List.of();
  }

  String scalar(Node value, String what) {
    if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    errors.add(value, "'" + what + "' must be a text (one that begins with { needs quotes)");
    return "";
  }

  /** Adds an error for each key that nobody asked for. */
  void refuseUnknown() {
    unknown.forEach(
        (key, at) ->
            errors.add(
                at,
                "unknown key '%s' (supported: %s)"
                    .formatted(key, String.join(", ", new ArrayList<>(known)))));
  }
}
