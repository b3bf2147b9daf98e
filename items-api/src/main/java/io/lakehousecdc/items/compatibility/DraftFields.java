package io.lakehousecdc.items.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakehousecdc.items.item.ItemDraft;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a draft as Pydantic took them, and turned one type into another. */
final class DraftFields {
  private static final Set<String> TRUE = Set.of("true", "yes", "on", "t", "y", "1");
  private static final Set<String> FALSE = Set.of("false", "no", "off", "f", "n", "0");

  private final JsonNode body;
  private final List<InvalidInput> errors;

  /**
   * @param errors gets one more for each field that is refused
   */
  DraftFields(JsonNode body, List<InvalidInput> errors) {
    this.body = body;
    this.errors = errors;
  }

  /** The fields in the order in which the first service reported them. */
  ItemDraft read() {
    JsonNode id = body.get("id");
    if (id != null) {
      wholeNumber("id", id);
    }
    JsonNode name = required("name");
    String readName = name == null ? null : text("name", name);
    JsonNode description = body.get("description");
    String readDescription = description == null ? null : text("description", description);
    JsonNode price = required("price");
    BigDecimal readPrice = price == null ? null : price(price);
    JsonNode onOffer = body.get("on_offer");
    boolean readOnOffer = onOffer != null && bool(onOffer);
    return new ItemDraft(
        readName == null ? "" : readName,
        readDescription,
        readPrice == null ? BigDecimal.ZERO : readPrice,
        readOnOffer);
  }

  private @Nullable JsonNode required(String field) {
    JsonNode value = body.get(field);
    if (value == null) {
      refuse(ErrorType.MISSING, field, body);
    }
    return value;
  }

  private @Nullable String text(String field, JsonNode value) {
    if (!value.isTextual()) {
      refuse(ErrorType.STRING_TYPE, field, value);
      return null;
    }
    String text = value.textValue();
    // These two were an error of the database, and a 500.
    if (text.codePointCount(0, text.length()) > ItemDraft.MAX_TEXT) {
      refuse(ErrorType.STRING_TOO_LONG, field, value);
    } else if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      refuse(ErrorType.STRING_UNICODE, field, value);
    }
    return text;
  }

  /** Any number, where the first service took whole ones only; texts must still be whole. */
  private @Nullable BigDecimal price(JsonNode value) {
    BigDecimal price =
        value.isNumber() ? value.decimalValue() : decimal(wholeNumber("price", value));
    if (price == null || price.signum() == 0) {
      return price;
    }
    BigDecimal digits = price.stripTrailingZeros();
    if ((long) digits.precision() - digits.scale() > ItemDraft.MAX_PRICE_DIGITS) {
      refuse(ErrorType.DECIMAL_WHOLE_DIGITS, "price", value);
    } else if (digits.scale() > ItemDraft.MAX_PRICE_SCALE) {
      refuse(ErrorType.DECIMAL_MAX_PLACES, "price", value);
    }
    return digits;
  }

  private @Nullable BigInteger wholeNumber(String field, JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
    }
    if (value.isTextual()) {
      Optional<BigInteger> parsed = WholeNumber.parse(value.textValue());
      if (parsed.isEmpty()) {
        refuse(WholeNumber.error(value.textValue()), field, value);
      }
      return parsed.orElse(null);
    }
    if (!value.isNumber()) {
      refuse(ErrorType.INT_TYPE, field, value);
    } else if (!isWhole(value.decimalValue())) {
      refuse(ErrorType.INT_FROM_FLOAT, field, value);
    }
    return null;
  }

  private boolean bool(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    boolean number = value.isNumber() && isWhole(value.decimalValue());
    if (!number && !value.isTextual()) {
      refuse(ErrorType.BOOL_TYPE, "on_offer", value);
      return false;
    }
    String word = number ? digit(value.decimalValue()) : value.textValue().toLowerCase(Locale.ROOT);
    if (!TRUE.contains(word) && !FALSE.contains(word)) {
      refuse(ErrorType.BOOL_PARSING, "on_offer", value);
    }
    return TRUE.contains(word);
  }

  /** 0, 1, or a word that is neither. */
  private static String digit(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.compareTo(BigDecimal.ONE) == 0 ? "1" : "other";
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private static @Nullable BigDecimal decimal(@Nullable BigInteger number) {
    return number == null ? null : new BigDecimal(number);
  }

  private void refuse(ErrorType type, String field, JsonNode input) {
    errors.add(InvalidInput.field(type, field, input));
  }
}
