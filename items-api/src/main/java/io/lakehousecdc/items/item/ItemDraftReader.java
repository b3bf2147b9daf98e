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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an {@link ItemDraft} from a JSON document and reports every violation of it at once.
 *
 * <p>Reads the tree, where data binding would stop at the first value of a wrong type, and could
 * not tell an absent field from a null. Unknown fields, {@code id} among them, are ignored.
 */
final class ItemDraftReader {
  /** A price never passes through a double, and {@code {"name": "a"} garbage} is malformed. */
  private static final ObjectReader JSON =
      new ObjectMapper()
          .reader()
          .with(
              DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS,
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final BigDecimal NO_PRICE = BigDecimal.ZERO;

  private final JsonNode document;
  private final List<Violation> violations = new ArrayList<>();

  private ItemDraftReader(JsonNode document) {
    this.document = document;
  }

  /**
   * @param json in UTF-8, or in another encoding that JSON's first bytes tell
   * @throws ProblemException 400 if it is no JSON, 422 with all its violations if it is no item
   */
  static ItemDraft read(byte @Nullable [] json) {
    JsonNode document = tree(json == null ? new byte[0] : json);
    if (document.isMissingNode()) {
      throw ProblemException.badRequest("Cannot read item: the request has no body");
    }
    if (!document.isObject()) {
      throw ProblemException.invalid(
          List.of(Violation.of("#", "type", "must be an object, not " + typeName(document))));
    }
    return new ItemDraftReader(document).read();
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

  private ItemDraft read() {
    String name = name();
    String description = description();
    BigDecimal price = price();
    boolean onOffer = onOffer();
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
    return new ItemDraft(name, description, price, onOffer);
  }

  private String name() {
    JsonNode node = required("name");
    String name = node == null ? null : text("name", node);
    if (name != null && name.isBlank()) {
      violation("name", "blank", "must not be blank");
    }
    return name == null ? "" : name;
  }

  private @Nullable String description() {
    JsonNode node = optional("description");
    return node == null ? null : text("description", node);
  }

  private BigDecimal price() {
    JsonNode node = required("price");
    if (node == null) {
      return NO_PRICE;
    }
    if (!node.isNumber()) {
      wrongType("price", "a number", node);
      return NO_PRICE;
    }
    BigDecimal price = node.decimalValue().stripTrailingZeros();
    // The difference in 64 bits: the scale of 1e2147483647 is the smallest int but one.
    if ((long) price.precision() - price.scale() > ItemDraft.MAX_PRICE_DIGITS
        && price.signum() != 0) {
      violation("price", "too-large", "must be at most " + ItemDraft.MAX_PRICE);
      return NO_PRICE;
    }
    if (price.signum() < 0) {
      violation("price", "negative", "must not be negative");
    }
    if (price.scale() > ItemDraft.MAX_PRICE_SCALE) {
      violation("price", "too-precise", "must have at most 2 decimal places");
    }
    return price;
  }

  private boolean onOffer() {
    JsonNode node = optional("on_offer");
    if (node == null) {
      return false;
    }
    if (!node.isBoolean()) {
      wrongType("on_offer", "a boolean", node);
    }
    return node.booleanValue();
  }

  private @Nullable String text(String field, JsonNode node) {
    if (!node.isTextual()) {
      wrongType(field, "a string", node);
      return null;
    }
    String text = node.textValue();
    if (text.codePointCount(0, text.length()) > ItemDraft.MAX_TEXT) {
      violation(field, "too-long", "must have at most " + ItemDraft.MAX_TEXT + " characters");
    }
    if (!isStorable(text)) {
      violation(field, "characters", "must not hold U+0000 or half of a surrogate pair");
    }
    return text;
  }

  /** PostgreSQL stores no NUL, and UTF-8 has no lone surrogate: it would be stored as "?". */
  private static boolean isStorable(String text) {
    return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private @Nullable JsonNode required(String field) {
    JsonNode node = document.get(field);
    if (node == null) {
      violation(field, "missing", "is required");
    }
    return node;
  }

  /** Null for an absent field, and for a null, which means the same in a full replacement. */
  private @Nullable JsonNode optional(String field) {
    JsonNode node = document.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private void wrongType(String field, String expected, JsonNode node) {
    violation(field, "type", "must be " + expected + ", not " + typeName(node));
  }

  private void violation(String field, String code, String detail) {
    violations.add(Violation.of("#/" + field, code, detail));
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
