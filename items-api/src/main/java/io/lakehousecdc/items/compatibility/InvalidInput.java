package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One entry of the array that a 422 has.
 *
 * @param place where it is: {@code body} or {@code path}, and the field
 * @param input the value that is refused; the whole body for a field that is absent
 * @param context what a program needs to make its own words; may be empty
 */
record InvalidInput(ErrorType type, ArrayNode place, JsonNode input, ObjectNode context) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static InvalidInput id(ErrorType type, String id) {
    return of(type, place("path").add("item_id"), JSON.textNode(id));
  }

  static InvalidInput body(ErrorType type, JsonNode body) {
    return of(type, place("body"), body);
  }

  static InvalidInput field(ErrorType type, String field, JsonNode input) {
    return of(type, place("body").add(field), input);
  }

  static InvalidInput json(PythonJson.SyntaxException e) {
    ObjectNode context = JSON.objectNode().put("error", e.reason());
    ArrayNode place = place("body").add(e.position());
    return new InvalidInput(ErrorType.JSON_INVALID, place, JSON.objectNode(), context);
  }

  /** {@code {"detail":[…]}} */
  static ObjectNode document(List<InvalidInput> errors) {
    ObjectNode document = JSON.objectNode();
    ArrayNode detail = document.putArray("detail");
    errors.forEach(error -> detail.add(error.toJson()));
    return document;
  }

  private ObjectNode toJson() {
    ObjectNode json = JSON.objectNode();
    json.put("type", type.code()).set("loc", place);
    json.put("msg", type.message()).set("input", input);
    if (!context.isEmpty()) {
      json.set("ctx", context);
    }
    return json;
  }

  private static InvalidInput of(ErrorType type, ArrayNode place, JsonNode input) {
    return new InvalidInput(type, place, input, context(type));
  }

  private static ObjectNode context(ErrorType type) {
    ObjectNode context = JSON.objectNode();
    return switch (type) {
      case STRING_TOO_LONG -> context.put("max_length", 255);
      case DECIMAL_WHOLE_DIGITS -> context.put("whole_digits", 10);
      case DECIMAL_MAX_PLACES -> context.put("decimal_places", 2);
      case MISSING,
          JSON_INVALID,
          MODEL_ATTRIBUTES_TYPE,
          STRING_TYPE,
          STRING_UNICODE,
          INT_TYPE,
          INT_PARSING,
          INT_PARSING_SIZE,
          INT_FROM_FLOAT,
          BOOL_TYPE,
          BOOL_PARSING ->
          context;
    };
  }

  private static ArrayNode place(String part) {
    return JSON.arrayNode().add(part);
  }
}
