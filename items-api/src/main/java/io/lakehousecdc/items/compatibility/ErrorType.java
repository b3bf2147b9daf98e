package io.lakehousecdc.items.compatibility;

import java.util.Locale;

/**
 * The kinds of invalid input, with the words of Pydantic, which validated for the first service.
 */
enum ErrorType {
  MISSING("Field required"),
  JSON_INVALID("JSON decode error"),
  MODEL_ATTRIBUTES_TYPE("Input should be a valid dictionary or object to extract fields from"),
  STRING_TYPE("Input should be a valid string"),
  STRING_TOO_LONG("String should have at most 255 characters"),
  STRING_UNICODE("Input should be a valid string, unable to parse raw data as a unicode string"),
  INT_TYPE("Input should be a valid integer"),
  INT_PARSING("Input should be a valid integer, unable to parse string as an integer"),
  INT_PARSING_SIZE("Unable to parse input string as an integer, exceeded maximum size"),
  INT_FROM_FLOAT("Input should be a valid integer, got a number with a fractional part"),
  DECIMAL_WHOLE_DIGITS("Decimal input should have no more than 10 digits before the decimal point"),
  DECIMAL_MAX_PLACES("Decimal input should have no more than 2 decimal places"),
  BOOL_TYPE("Input should be a valid boolean"),
  BOOL_PARSING("Input should be a valid boolean, unable to interpret input");

  private final String message;

  ErrorType(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }

  /** How clients see it: {@code int_type}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
