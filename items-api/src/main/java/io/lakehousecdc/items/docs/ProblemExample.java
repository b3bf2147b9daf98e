package io.lakehousecdc.items.docs;

import io.lakehousecdc.items.problem.Problem;
import io.lakehousecdc.items.problem.Violation;
import java.util.List;

/** One error of the API: when it comes, and a document as it is sent. */
enum ProblemExample {
  MALFORMED(
      400,
      "The body is no JSON, or missing",
      "Cannot read item: malformed JSON at line 1, column 9"),
  UNAUTHORIZED(
      401,
      "No known API key and no valid token; only where the service asks for one",
      "This needs credentials, and none are known"),
  FORBIDDEN(403, "The token has no role that may do this", "This token does not allow that"),
  NOT_FOUND(404, "There is no such item", "Item not found"),
  CONFLICT(
      409,
      "Another item has the name",
      "Item already exists",
      Violation.of("#/name", "taken", "is the name of another item")),
  PRECONDITION_FAILED(
      412, "The item is not, or no longer, in the state that was named", "Precondition Failed"),
  TOO_LARGE(413, "The body is too large", "The body has more than 1048576 bytes"),
  WRONG_MEDIA_TYPE(415, "The body is of another media type", "Unsupported Media Type"),
  INVALID(
      422,
      "Values that are not allowed; one entry in errors for each",
      "Invalid request: price must not be negative",
      Violation.of("#/price", "negative", "must not be negative")),
  TOO_MANY_REQUESTS(
      429,
      "This client has sent too many requests; only where the service has a limit",
      "This client has sent too many requests; try again later"),
  FAILED(500, "A fault of the service, logged with the request's id", "Internal Server Error"),
  UNAVAILABLE(
      503,
      "The database cannot be reached or has no room; the same request will do later",
      "The database cannot be used now; try again");

  private final int status;
  private final String description;
  private final String detail;
  private final List<Violation> violations;

  ProblemExample(int status, String description, String detail, Violation... violations) {
    this.status = status;
    this.description = description;
    this.detail = detail;
    this.violations = List.of(violations);
  }

  String status() {
    return Integer.toString(status);
  }

  String description() {
    return description;
  }

  Problem document() {
    return Problem.of(status, detail, "/items/1", "0a1b2c3d4e5f60718293a4b5c6d7e8f9", violations);
  }

  boolean hasRetryAfter() {
    return this == TOO_MANY_REQUESTS || this == UNAVAILABLE;
  }
}
