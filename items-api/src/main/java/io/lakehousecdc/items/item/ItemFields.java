package io.lakehousecdc.items.item;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.problem.Violation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object as values of an item. What is wrong with them is collected, and a
 * value that is wrong is read as one that is not used.
 *
 * <p>Reads the tree, where data binding would stop at the first value of a wrong type, and could
 * not tell an absent field from a null. Unknown fields, {@code id} among them, are ignored.
 */
final class ItemFields {
  private static final BigDecimal NO_PRICE = BigDecimal.ZERO;

  private final JsonNode object;
  private final String pointer;
  private final List<Violation> violations;

  /**
   * @param pointer to the object, as a URI fragment
   * @param violations is added to
   */
  ItemFields(JsonNode object, String pointer, List<Violation> violations) {
    this.object = object;
    this.pointer = pointer;
    this.violations = violations;
  }

  boolean has(String field) {
    return object.has(field);
  }

  /** Records a violation if there is no such field. */
  boolean hasRequired(String field) {
    boolean has = has(field);
    if (!has) {
      violation(field, "missing", "is required");
    }
    return has;
  }

  String name() {
    String name = text("name");
    if (name != null && name.isBlank()) {
      violation("name", "blank", "must not be blank");
    }
    return name == null ? "" : name;
  }

  /** Null for an absent description, and for a null, which means the same. */
  @Nullable String description() {
    return object.path("description").isNull() || !has("description") ? null : text("description");
  }

  BigDecimal price() {
    JsonNode node = object.path("price");
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

  /** False for an absent offer, and for a null, which means the same. */
  boolean onOffer() {
    JsonNode node = object.path("on_offer");
    if (node.isMissingNode() || node.isNull()) {
      return false;
    }
    if (!node.isBoolean()) {
      wrongType("on_offer", "a boolean", node);
    }
    return node.booleanValue();
  }

  private @Nullable String text(String field) {
    JsonNode node = object.path(field);
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

  private void wrongType(String field, String expected, JsonNode node) {
    violations.add(JsonDocument.wrongType(pointer + "/" + field, expected, node));
  }

  private void violation(String field, String code, String detail) {
    violations.add(Violation.of(pointer + "/" + field, code, detail));
  }
}
