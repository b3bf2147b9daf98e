package io.lakehousecdc.loadgen.workload;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@link Operation}s. */
final class OperationReader {
  private static final int MAX_WEIGHT = 1_000_000;
  private static final int MAX_TIMES = 100_000;
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD");
  private static final Template NO_PATH = Template.parse("/", 0);

  private final YamlErrors errors;

  OperationReader(YamlErrors errors) {
    this.errors = errors;
  }

  Operation task(YamlObject yaml) {
    int weight = yaml.read("weight", 1, text -> weight(text));
    return operation(yaml, weight, 1);
  }

  Operation start(YamlObject yaml) {
    int times = yaml.read("times", 1, text -> Quantities.whole(text, 1, MAX_TIMES));
    return operation(yaml, 0, times);
  }

  private Operation operation(YamlObject yaml, int weight, int times) {
    String name = yaml.text("name");
    String request = yaml.text("request").strip();
    int space = request.indexOf(' ');
    String method = space < 0 ? "" : request.substring(0, space);
    String path = request.substring(space + 1).strip();
    Node at = Optional.ofNullable(yaml.find("request")).orElse(yaml.node());
    Action action = action(at, request, method, path);
    Template template =
        errors.attempt(at, NO_PATH, () -> Template.parse(path, BodyReader.FIRST_DRAW));
    Node bodyAt = yaml.find("body");
    Body body = bodyAt == null ? null : new BodyReader(errors).read(bodyAt, action, template);
    if (bodyAt == null && action.writesItem()) {
      errors.add(yaml.node(), "'body' is missing: " + method + " writes an item");
    }
    Operation operation =
        new Operation(
            name,
            action,
            weight,
            times,
            method,
            template,
            body,
            expected(yaml, action),
            think(yaml));
    yaml.refuseUnknown();
    return operation;
  }

  private Action action(Node at, String request, String method, String path) {
    if (!METHODS.contains(method) || !path.startsWith("/")) {
      errors.add(at, "bad request '" + request + "' (supported: such as GET /items)");
      return Action.OTHER;
    }
    Optional<Action> action = Action.of(method, path);
    if (action.isEmpty()) {
      errors.add(
          at,
          "unsupported request '%s' (supported: GET and POST /items, GET, PUT and DELETE /item/{id}, and paths other than these)"
              .formatted(request));
    }
    return action.orElse(Action.OTHER);
  }

  private Set<Integer> expected(YamlObject yaml, Action action) {
    List<Node> nodes = yaml.list("expect");
    if (nodes.isEmpty()) {
      return usual(action);
    }
    Set<Integer> statuses = new HashSet<>();
    for (Node node : nodes) {
      statuses.add(
          errors.attempt(node, 0, () -> Quantities.whole(yaml.scalar(node, "expect"), 100, 599)));
    }
    return statuses;
  }

  private static Set<Integer> usual(Action action) {
    return switch (action) {
      case CREATE -> Set.of(201);
      case READ, DELETE -> Set.of(200, 404);
      case UPDATE, LIST, OTHER -> Set.of(200);
    };
  }

  private static @Nullable Think think(YamlObject yaml) {
    return yaml.find("think") == null ? null : yaml.read("think", Think.NONE, Quantities::think);
  }

  private static int weight(String text) {
    try {
      return Quantities.whole(text, 1, MAX_WEIGHT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "bad weight '%s' (supported: 1 to %d)".formatted(text, MAX_WEIGHT), e);
    }
  }
}
