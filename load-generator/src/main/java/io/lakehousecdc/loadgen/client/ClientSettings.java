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
  private static final Duration LONGEST = Duration.ofMinutes(10);

  public static final ClientSettings DEFAULT =
      new ClientSettings(
          Duration.ofSeconds(5), Duration.ofSeconds(30), Map.of(), 64 << 10, 32 << 20);

  public ClientSettings {
    headers = Map.copyOf(headers);
    checkTimeout("connect timeout", connectTimeout);
    checkTimeout("call timeout", callTimeout);
    if (headerLimit < 1 || bodyLimit < 0) {
      throw new IllegalArgumentException(
          "Invalid limits of an answer: %d and %d bytes".formatted(headerLimit, bodyLimit));
    }
  }

  private static void checkTimeout(String name, Duration timeout) {
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "Invalid %s: %s (more than 0, at most 10 minutes)".formatted(name, timeout));
    }
  }

  public ClientSettings withCallTimeout(Duration timeout) {
    return new ClientSettings(connectTimeout, timeout, headers, headerLimit, bodyLimit);
  }

  public ClientSettings withHeaders(Map<String, String> others) {
    return new ClientSettings(connectTimeout, callTimeout, others, headerLimit, bodyLimit);
  }
}
