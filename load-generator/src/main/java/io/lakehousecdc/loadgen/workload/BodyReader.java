package io.lakehousecdc.loadgen.workload;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads the {@link Body} of an operation. */
final class BodyReader {
  /** The draws below are a user's own, for what it does next. */
  static final int FIRST_DRAW = 16;

  private static final int MAX_DRAWS = 255;
  private static final List<String> ITEM =
      List.of(Body.NAME, Body.DESCRIPTION, Body.PRICE, Body.ON_OFFER);

  private final YamlErrors errors;

  BodyReader(YamlErrors errors) {
    this.errors = errors;
  }

  Body read(Node node, Action action, Template path) {
    YamlObject yaml = new YamlObject(node, "'body'", errors);
    List<Body.Field> fields = new ArrayList<>();
    int draw = FIRST_DRAW + path.draws();
    for (Map.Entry<String, Node> entry : yaml.all().entrySet()) {
      int first = draw;
      Template template =
          errors.attempt(
              entry.getValue(),
              Template.constant(false),
              () -> template(yaml, entry.getKey(), entry.getValue(), first));
      draw += template.draws();
      fields.add(new Body.Field(entry.getKey(), template));
    }
    if (draw > MAX_DRAWS) {
      errors.add(node, "'body' has too many placeholders");
    }
    Body body = new Body(fields);
    if (action.writesItem()) {
      checkItem(node, yaml, body);
    }
    return body;
  }

  private static Template template(YamlObject yaml, String key, Node node, int draw) {
    if (node instanceof ScalarNode scalar && scalar.isPlain()) {
      if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
        return Template.constant(new BigDecimal(scalar.getValue()));
      }
      if (scalar.getTag().equals(Tag.BOOL)) {
        return Template.constant(bool(scalar.getValue()));
      }
    }
    return Template.parse(yaml.scalar(node, key), draw);
  }

  private static boolean bool(String text) {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    throw new IllegalArgumentException("write true or false, not " + text);
  }

  /** The four fields of an item must be there: an item is judged by what was written to all. */
  private void checkItem(Node node, YamlObject yaml, Body body) {
    for (String field : ITEM) {
      Template value = body.field(field);
      if (value == null) {
        errors.add(node, "'body' lacks '" + field + "', by which the item is checked");
      } else if (value.type() != type(field)) {
        errors.add(
            yaml.all().getOrDefault(field, node),
            "'" + field + "' must give a " + word(type(field)));
      }
    }
    Template name = body.field(Body.NAME);
    if (name != null && !name.holdsKeyAsWord()) {
      errors.add(
          yaml.all().getOrDefault(Body.NAME, node),
          "'name' must hold {key} as a word of its own: names are unique");
    }
  }

  private static Template.Type type(String field) {
    return switch (field) {
      case Body.PRICE -> Template.Type.NUMBER;
      case Body.ON_OFFER -> Template.Type.BOOLEAN;
      default -> Template.Type.TEXT;
    };
  }

  private static String word(Template.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case NUMBER -> "number, such as 5 or '{500..10000}'";
      case BOOLEAN -> "boolean, such as true or '{random boolean}'";
    };
  }
}
