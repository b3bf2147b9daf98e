package io.lakehousecdc.loadgen.client;

import java.time.Duration;
import java.util.Map;

/**
 * How calls are made.
 *
 * @param connectTimeout until a connection stands; then the call is REFUSED
 * @param callTimeout from the sending of a call to the end of its answer; then it is a TIMEOUT
 * @param headers sent with each call besides the usual ones, for example {@code Authorization}
 * @param headerLimit bytes of status line and headers in an answer; more is UNREADABLE
 * @param bodyLimit bytes of a body in an answer; more is UNREADABLE
 */
public record ClientSettings(
    Duration connectTimeout,
    Duration callTimeout,
    Map<String, String> headers,
    int headerLimit,
    int bodyLimit) {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public static final ClientSettings DEFAULT =
      new ClientSettings(
          Duration.ofSeconds(5), Duration.ofSeconds(30), Map.of(), 64 << 10, 32 << 20);

  public ClientSettings {
    headers = Map.copyOf(headers);
    headers.forEach(ClientSettings::checkHeader);
    checkTimeout("connect timeout", connectTimeout);
    checkTimeout("call timeout", callTimeout);
    if (headerLimit < 1 || bodyLimit < 0) {
      throw new IllegalArgumentException(
          "Invalid limits of an answer: %d and %d bytes".formatted(headerLimit, bodyLimit));
    }
  }

  /** The value is not shown: it may be a secret. */
  private static void checkHeader(String name, String value) {
    boolean token =
        !name.isEmpty()
            && name.chars()
                .allMatch(
                    c -> (c < 128 && Character.isLetterOrDigit(c)) || TOKEN_MARKS.indexOf(c) >= 0);
    if (!token) {
      throw new IllegalArgumentException("Invalid header name: " + name);
    }
    if (!value.chars().allMatch(c -> c >= ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "Invalid header value: it has characters that are not printable ASCII");
    }
  }

  private static void checkTimeout(String name, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Invalid %s: %s (more than 0, at most 10 minutes)".formatted(name, timeout));
    }
  }

  /** How long a call can take, with the connection it may have to open. */
  public Duration longestCall() {
    return connectTimeout.plus(callTimeout);
  }

  public ClientSettings withCallTimeout(Duration timeout) {
    return new ClientSettings(connectTimeout, timeout, headers, headerLimit, bodyLimit);
  }

  public ClientSettings withHeaders(Map<String, String> others) {
    return new ClientSettings(connectTimeout, callTimeout, others, headerLimit, bodyLimit);
  }
}
