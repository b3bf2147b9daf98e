package io.lakehousecdc.loadgen.web;

import java.util.List;

/**
 * A request that is answered with a problem document. Has no stack trace: it is an answer, not a
 * fault.
 */
public final class ProblemException extends RuntimeException {
  private final int status;
  private final String detail;
  private final transient List<Violation> violations;

  private ProblemException(int status, String detail, List<Violation> violations) {
    super(detail, null, false, false);
    this.status = status;
    this.detail = detail;
    this.violations = List.copyOf(violations);
  }

  /** 400: the request cannot be read. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(400, detail, List.of());
  }

  /** 404: there is no such run, or no such file of it. */
  public static ProblemException notFound(String detail) {
    return new ProblemException(404, detail, List.of());
  }

  /** 409: the request is right, and does not fit the state of the run. */
  public static ProblemException conflict(String detail) {
    return new ProblemException(409, detail, List.of());
  }

  /** 422: the request can be read and asks for something that cannot be done. */
  public static ProblemException invalid(String detail, List<Violation> violations) {
    return new ProblemException(422, detail, violations);
  }

  /** 422 for one thing. */
  public static ProblemException invalid(String pointer, String code, String detail) {
    return invalid(detail, List.of(new Violation(pointer, detail, code)));
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
}
