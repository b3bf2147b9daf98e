package io.lakehousecdc.items.problem;

import jakarta.ws.rs.core.Response;

/** The phrases of the statuses, as RFC 9110 has them. */
final class Titles {
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int UNPROCESSABLE_CONTENT = 422;

  private Titles() {}

  static String of(int status) {
    if (status == CONTENT_TOO_LARGE) {
      return "Content Too Large";
    }
    if (status == UNPROCESSABLE_CONTENT) {
      return "Unprocessable Content";
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
