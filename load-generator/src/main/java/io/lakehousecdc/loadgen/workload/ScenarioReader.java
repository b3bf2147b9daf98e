package io.lakehousecdc.loadgen.workload;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a {@link Scenario} from YAML. It tells all that is wrong with one, not the first only. */
public final class ScenarioReader {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_HOLD = 1_000_000;
  private static final double DEFAULT_REREADS = 0.05;

  private final YamlErrors errors = new YamlErrors();

  private ScenarioReader() {}

  /**
   * @throws ScenarioException if the scenario cannot be used
   * @throws IOException if the file cannot be read
   */
  public static Scenario read(Path file) throws IOException {
    try (Reader text = Files.newBufferedReader(file)) {
      return read(file.getFileName().toString(), text);
    }
  }

  /**
   * @param source for messages
   * @throws ScenarioException if the scenario cannot be used
   */
  public static Scenario read(String source, Reader text) {
    ScenarioReader reader = new ScenarioReader();
    Scenario scenario =
        reader.scenario(new YamlObject(parse(source, text), "a scenario", reader.errors));
    List<String> wrong = reader.errors.texts();
    if (!wrong.isEmpty()) {
      throw new ScenarioException(source, wrong);
    }
    return scenario;
  }

  private static Node parse(String source, Reader text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARACTERS);
    try {
      Node root = new Yaml(options).compose(text);
      if (root == null) {
        throw new ScenarioException(source, List.of("line 1: the file is empty"));
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ScenarioException(source, List.of("line " + line + ": " + e.getProblem()));
    } catch (YAMLException e) {
      throw new ScenarioException(source, List.of("line 1: " + e.getMessage()));
    }
  }

  private Scenario scenario(YamlObject yaml) {
    String name = yaml.text("name");
    OperationReader operations = new OperationReader(errors);
    List<Operation> start =
        yaml.list("start").stream().map(node -> operations.start(object(node))).toList();
    List<Operation> tasks =
        yaml.list("tasks").stream().map(node -> operations.task(object(node))).toList();
    if (tasks.isEmpty()) {
      errors.add(yaml.node(), "'tasks' is missing: a scenario needs at least one");
    }
    refuseRepeatedNames(yaml.node(), start, tasks);
    Scenario scenario =
        new Scenario(
            name,
            yaml.read("title", name, text -> text),
            yaml.read("description", "", String::strip),
            yaml.text("load"),
            yaml.read("accounting", Accounting.STRICT, ScenarioReader::accounting),
            yaml.read("think", Think.NONE, Quantities::think),
            yaml.read("hold", 0, text -> Quantities.whole(text, 0, MAX_HOLD)),
            yaml.read("rereads", DEFAULT_REREADS, Quantities::share),
            yaml.read("without-items", new Range(1, 5), Quantities::range),
            new ThresholdsReader(errors).read(yaml.find("thresholds")),
            start,
            tasks);
    yaml.refuseUnknown();
    return scenario;
  }

  private YamlObject object(Node node) {
    return new YamlObject(node, "an operation", errors);
  }

  private void refuseRepeatedNames(Node node, List<Operation> start, List<Operation> tasks) {
    List<Operation> all = new ArrayList<>(start);
    all.addAll(tasks);
    Set<String> seen = new HashSet<>();
    for (Operation operation : all) {
      if (!seen.add(operation.name())) {
        errors.add(node, "two operations have the name '" + operation.name() + "'");
      }
    }
  }

  private static Accounting accounting(String text) {
    for (Accounting accounting : Accounting.values()) {
      if (accounting.name().toLowerCase(Locale.ROOT).equals(text)) {
        return accounting;
      }
    }
    throw new IllegalArgumentException(
        "unknown accounting '" + text + "' (supported: strict, locust)");
  }
}
