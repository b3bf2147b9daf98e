package io.lakehousecdc.items.idempotency;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client calls one write, however often it sends it.
 *
 * @param scope of the client: the same key in another one is another key
 */
record IdempotencyKey(String scope, String key) {
  private static final int MAX_LENGTH = 255;

  /**
   * The key in the header; null without one.
   *
   * @throws ProblemException 422 for several keys, and for one that cannot be stored
   */
  static @Nullable IdempotencyKey read(String scope, List<String> lines) {
    if (lines.isEmpty()) {
      return null;
    }
    String value = lines.get(0);
    if (lines.size() > 1 || !isStorable(value)) {
      throw ProblemException.invalid(
          List.of(
              Violation.ofParameter(
                  IdempotentWrites.KEY,
                  "key",
                  "must be one key of 1 to " + MAX_LENGTH + " visible ASCII characters")));
    }
    return new IdempotencyKey(scope, value);
  }

  private static boolean isStorable(String value) {
    return !value.isEmpty()
        && value.length() <= MAX_LENGTH
        && value.chars().allMatch(c -> c > ' ' && c <= '~');
  }
}
