package io.lakehousecdc.items.item;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request as a JSON tree. */
final class JsonDocument {
  /** A price never passes through a double, and {@code {"name": "a"} garbage} is malformed. */
  private static final ObjectReader JSON =
      new ObjectMapper()
          .reader()
          .with(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonDocument() {}

  /**
   * @param json in UTF-8, or in another encoding that JSON's first bytes tell
   * @throws ProblemException 400 if it is no JSON, 422 if it is no object
   */
  static JsonNode object(byte @Nullable [] json) {
    JsonNode document = read(json);
    if (!document.isObject()) {
      throw ProblemException.invalid(List.of(wrongType("#", "an object", document)));
    }
    return document;
  }

  /**
   * @param json in UTF-8, or in another encoding that JSON's first bytes tell
   * @throws ProblemException 400 if it is no JSON, 422 if it is no array
   */
  static JsonNode array(byte @Nullable [] json) {
    JsonNode document = read(json);
    if (!document.isArray()) {
      throw ProblemException.invalid(List.of(wrongType("#", "an array", document)));
    }
    return document;
  }

  static Violation wrongType(String pointer, String expected, JsonNode node) {
    return Violation.of(pointer, "type", "must be " + expected + ", not " + typeName(node));
  }

  private static JsonNode read(byte @Nullable [] json) {
    JsonNode document = tree(json == null ? new byte[0] : json);
    if (document.isMissingNode()) {
      throw ProblemException.badRequest("Cannot read item: the request has no body");
    }
    return document;
  }

  private static JsonNode tree(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      JsonLocation place = e.getLocation();
      throw ProblemException.badRequest(
          "Cannot read item: malformed JSON"
              + (place == null
                  ? ""
                  : " at line %d, column %d".formatted(place.getLineNr(), place.getColumnNr())));
    } catch (NumberFormatException e) { // 1e99999999999: the exponent is no int
      throw ProblemException.badRequest("Cannot read item: a number is too large to be read");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read item: reading bytes in memory failed", e);
    }
  }

  private static String typeName(JsonNode node) {
    JsonNodeType type = node.getNodeType();
    return switch (type) {
      case ARRAY -> "an array";
      case BOOLEAN -> "a boolean";
      case NULL, MISSING -> "null";
      case NUMBER -> "a number";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "a string";
    };
  }
}
