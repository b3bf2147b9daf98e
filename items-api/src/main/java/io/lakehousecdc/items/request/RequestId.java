package io.lakehousecdc.items.request;

import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The id of a request: the client's own if it can be written into a log as it is. */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";
  private static final int MAX_LENGTH = 128;

  private RequestId() {}

  /** The id that the client sent or, if there is none or it is not well-formed, a new one. */
  static String choose(@Nullable String sent) {
    return sent != null && isWellFormed(sent) ? sent : generate();
  }

  /** The id that the answer to a request carries; null before it has got one. */
  public static @Nullable String of(HttpServerRequest request) {
    return request.response().headers().get(HEADER);
  }

  private static boolean isWellFormed(String id) {
    return !id.isEmpty() && id.length() <= MAX_LENGTH && id.chars().allMatch(RequestId::isAllowed);
  }

  /** No space, quote or line break: nothing that could forge a second field or line of a log. */
  private static boolean isAllowed(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  /** 128 bits, to be told apart and not to be kept secret. */
  private static String generate() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
