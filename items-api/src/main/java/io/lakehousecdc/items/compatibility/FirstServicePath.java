package io.lakehousecdc.items.compatibility;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a path leads to. */
sealed interface FirstServicePath {

  /** The list, and where items are created. */
  record Items() implements FirstServicePath {}

  /**
   * One item.
   *
   * @param id decoded
   */
  record One(String id) implements FirstServicePath {}

  /**
   * A slash too many.
   *
   * @param path without it
   */
  record Elsewhere(String path) implements FirstServicePath {}

  /** Health, metrics or documentation, which are not of the first service. */
  record Operations() implements FirstServicePath {}

  record Nowhere() implements FirstServicePath {}

  /** {@code /items/1}, which the first service did not have, is the path of new clients. */
  Pattern ONE = Pattern.compile("/items?/([^/]+)");

  Pattern OPERATIONS = Pattern.compile("/(q|docs|redoc|openapi)([/.].*)?");

  /**
   * @param path as it was sent
   */
  static FirstServicePath of(String path) {
    if (path.equals("/items")) {
      return new Items();
    }
    Matcher one = ONE.matcher(path);
    if (one.matches()) {
      return new One(decoded(one.group(1)));
    }
    if (OPERATIONS.matcher(path).matches()) {
      return new Operations();
    }
    String shorter = path.endsWith("/") ? path.substring(0, path.length() - 1) : "";
    return shorter.equals("/items") || ONE.matcher(shorter).matches()
        ? new Elsewhere(shorter)
        : new Nowhere();
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) { // a % without two digits stands for itself
      return segment;
    }
  }
}
