package io.lakehousecdc.items.problem;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with a problem document. Has no stack trace: it is an answer, not a
 * fault.
 */
public final class ProblemException extends RuntimeException {
  private static final int MAX_SENTENCES = 10;

  private final int status;
  private final String detail;
  private final transient List<Violation> violations;
  private final @Nullable Duration retryAfter;

  private ProblemException(int status, String detail, List<Violation> violations) {
    this(status, detail, violations, null);
  }

  private ProblemException(
      int status, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.status = status;
    this.detail = detail;
    this.violations = List.copyOf(violations);
    this.retryAfter = retryAfter;
  }

  /** 400: the request cannot be read at all. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(400, detail, List.of());
  }

  /** 401: nobody is known to have sent this; the challenges are headers of the answer. */
  public static ProblemException unauthorized(String detail) {
    return new ProblemException(401, detail, List.of());
  }

  /** 403: who sent this is known, and may not. */
  public static ProblemException forbidden(String detail) {
    return new ProblemException(403, detail, List.of());
  }

  /** 404, with the words that clients know. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(404, detail, List.of());
  }

  /** 409: the request is right, and does not fit what is stored. */
  public static ProblemException conflict(String detail, Violation violation) {
    return conflict(detail, List.of(violation));
  }

  /** 409, for all the reasons at once. */
  public static ProblemException conflict(String detail, List<Violation> violations) {
    return new ProblemException(409, detail, violations);
  }

  /** 409: another request is in the way, and will soon be done. */
  public static ProblemException conflict(String detail, Duration retryAfter) {
    return new ProblemException(409, detail, List.of(), retryAfter);
  }

  /** 412: what is stored is not what the client expects. */
  public static ProblemException preconditionFailed(String detail) {
    return new ProblemException(412, detail, List.of());
  }

  /** 413: the body is larger than any that is accepted. */
  public static ProblemException tooLarge(String detail) {
    return new ProblemException(413, detail, List.of());
  }

  /** 422: the request can be read and asks for something that is not allowed. */
  public static ProblemException invalid(List<Violation> violations) {
    return new ProblemException(422, "Invalid request: " + sentences(violations), violations);
  }

  /** Throws {@link #invalid} unless there are no violations. */
  public static void refuse(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw invalid(violations);
    }
  }

  /** A body of a thousand items may have thousands; the sentence is for people. */
  private static String sentences(List<Violation> violations) {
    String sentences =
        violations.stream()
            .limit(MAX_SENTENCES)
            .map(Violation::sentence)
            .collect(Collectors.joining(", "));
    int more = violations.size() - MAX_SENTENCES;
    return more > 0 ? sentences + ", and " + more + " more" : sentences;
  }

  /** 429: the same client may ask again later. */
  public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
    return new ProblemException(429, detail, List.of(), retryAfter);
  }

  /** 503: the same request will do later. */
  public static ProblemException unavailable(String detail, Duration retryAfter) {
    return new ProblemException(503, detail, List.of(), retryAfter);
  }

  public int status() {
    return status;
  }

  public String detail() {
    return detail;
  }

  List<Violation> violations() {
    return violations;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
