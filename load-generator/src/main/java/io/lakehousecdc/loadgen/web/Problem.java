package io.lakehousecdc.loadgen.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param instance path of the request
 * @param errors one entry for each violation; absent when there is nothing to point at
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final int UNPROCESSABLE_CONTENT = 422;

  static Problem of(int status, String detail, String instance, List<Violation> errors) {
    return new Problem("about:blank", titleOf(status), status, detail, instance, errors);
  }

  static String titleOf(int status) {
    if (status == UNPROCESSABLE_CONTENT) {
      return "Unprocessable Content";
    }
    Response.Status known = Response.Status.fromStatusCode(status);
    return known == null ? "Error" : known.getReasonPhrase();
  }
}
