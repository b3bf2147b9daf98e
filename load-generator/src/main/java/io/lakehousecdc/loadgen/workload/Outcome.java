package io.lakehousecdc.loadgen.workload;

/** How a call ended. Only {@link #OK} is a success. */
public enum Outcome {
  OK,
  /** An answer with a status that the operation does not expect. */
  UNEXPECTED_STATUS,
  /** An answer that is not HTTP, or whose body is not what its content type says. */
  UNREADABLE,
  /** A readable answer of an expected status that contradicts what was written before. */
  CHECK_FAILED,
  TIMEOUT,
  /** The connection ended before the answer did. */
  RESET,
  /** No connection could be made. */
  REFUSED,
  /** The call was due, and was never sent. */
  DROPPED
}
