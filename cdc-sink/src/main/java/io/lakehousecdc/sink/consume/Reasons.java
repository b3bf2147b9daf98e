package io.lakehousecdc.sink.consume;

import java.util.ArrayList;
import java.util.List;

/** Says why something failed, in one line. */
final class Reasons {

  private static final int MAX_DEPTH = 5;

  private Reasons() {}

  /**
   * The message of {@code failure} with those of its causes that add to it. Iceberg's client says
   * of a catalog that does not answer only that there was an error; its cause says which.
   */
  static String of(Throwable failure) {
    List<String> reasons = new ArrayList<>();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      String message = cause.getMessage();
      String reason =
          message == null
              ? cause.getClass().getSimpleName()
              : message.lines().findFirst().orElse("");
      if (!isSaid(reasons, reason)) {
        reasons.add(reason);
      }
      cause = cause.getCause();
    }
    return String.join(": ", reasons);
  }

  private static boolean isSaid(List<String> reasons, String reason) {
    return reason.isBlank() || reasons.stream().anyMatch(said -> said.contains(reason));
  }
}
