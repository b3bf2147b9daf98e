package io.lakehousecdc.items.compatibility;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts that Pydantic takes for integers: {@code 7}, {@code " +7 "}, {@code 1_000}, {@code 7.0}.
 */
final class WholeNumber {
  private static final Pattern SYNTAX = Pattern.compile("([+-]?\\d+(?:_\\d+)*)(?:\\.0+)?");
  private static final int MAX_LENGTH = 4300;

  private WholeNumber() {}

  static Optional<BigInteger> parse(String text) {
    var matcher = SYNTAX.matcher(text.strip());
    return text.length() <= MAX_LENGTH && matcher.matches()
        ? Optional.of(new BigInteger(matcher.group(1).replace("_", "")))
        : Optional.empty();
  }

  /** Why a text is none. */
  static ErrorType error(String text) {
    return text.length() > MAX_LENGTH ? ErrorType.INT_PARSING_SIZE : ErrorType.INT_PARSING;
  }
}
