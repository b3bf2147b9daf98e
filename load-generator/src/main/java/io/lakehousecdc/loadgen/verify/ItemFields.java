package io.lakehousecdc.loadgen.verify;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lakehousecdc.loadgen.model.ItemState;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads one item, from the begin of its object to the end. */
final class ItemFields {
  private final JsonParser parser;
  private final boolean withTimes;
  private @Nullable Integer id;
  private @Nullable String name;
  private @Nullable String description;
  private @Nullable Long cents;
  private @Nullable Boolean onOffer;
  private long version;
  private @Nullable OffsetDateTime createdAt;
  private @Nullable OffsetDateTime updatedAt;

  ItemFields(JsonParser parser, boolean withTimes) {
    this.parser = parser;
    this.withTimes = withTimes;
  }

  /** Reads to the end of the object, also if a value is wrong. */
  ItemState read() throws IOException, WrongTypeException {
    @Nullable WrongTypeException first = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      try {
        readField();
      } catch (WrongTypeException e) {
        parser.skipChildren();
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return item();
  }

  private void readField() throws IOException, WrongTypeException {
    String field = parser.currentName();
    JsonToken token = parser.nextToken();
    switch (field) {
      case "id" -> id = whole(field, token, Integer.MAX_VALUE).intValue();
      case "name" -> name = text(field, token);
      case "description" -> description = token == JsonToken.VALUE_NULL ? null : text(field, token);
      case "price" -> cents = price(token);
      case "on_offer" -> onOffer = bool(field, token);
      case "version" -> version = whole(field, token, Long.MAX_VALUE);
      case "created_at" -> createdAt = withTimes ? time(field, token) : null;
      case "updated_at" -> updatedAt = withTimes ? time(field, token) : null;
      default -> parser.skipChildren();
    }
  }

  private ItemState item() throws WrongTypeException {
    return new ItemState(
        present("id", id),
        present("name", name),
        description,
        present("price", cents),
        present("on_offer", onOffer),
        version,
        Times.fingerprint(createdAt, updatedAt));
  }

  private Long whole(String field, JsonToken token, long most)
      throws IOException, WrongTypeException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw wrong(field, "a whole number");
    }
    boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    long value = fits ? parser.getLongValue() : -1;
    if (value < 0 || value > most) {
      throw wrong(field, "a number from 0 to " + most);
    }
    return value;
  }

  private long price(JsonToken token) throws IOException, WrongTypeException {
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT) {
      return parser.getIntValue() * 100L;
    }
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      throw wrong("price", "a number");
    }
    try {
      return parser.getDecimalValue().movePointRight(2).longValueExact();
    } catch (ArithmeticException e) {
      throw wrong("price", "a number with 2 decimal places");
    }
  }

  private String text(String field, JsonToken token) throws IOException, WrongTypeException {
    if (token != JsonToken.VALUE_STRING) {
      throw wrong(field, "a string");
    }
    return parser.getText();
  }

  private boolean bool(String field, JsonToken token) throws IOException, WrongTypeException {
    if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
      throw wrong(field, "true or false");
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private OffsetDateTime time(String field, JsonToken token)
      throws IOException, WrongTypeException {
    try {
      return OffsetDateTime.parse(text(field, token));
    } catch (DateTimeException e) {
      throw wrong(field, "a time with an offset");
    }
  }

  private <T> T present(String field, @Nullable T value) throws WrongTypeException {
    if (value == null) {
      throw new WrongTypeException(
          id == null ? field : id.toString(), "has no field '" + field + "'");
    }
    return value;
  }

  private WrongTypeException wrong(String field, String expected) throws IOException {
    return new WrongTypeException(
        id == null ? field : id.toString(),
        "%s must be %s: %s".formatted(field, expected, parser.getText()));
  }
}
