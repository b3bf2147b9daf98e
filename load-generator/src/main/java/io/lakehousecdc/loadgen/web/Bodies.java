package io.lakehousecdc.loadgen.web;

import org.jspecify.annotations.Nullable;

/** Request bodies that may be missing. */
final class Bodies {
  private Bodies() {}

  static <T> T present(@Nullable T body) {
    if (body == null) {
      throw ProblemException.badRequest("Cannot read request: the body is missing");
    }
    return body;
  }
}
