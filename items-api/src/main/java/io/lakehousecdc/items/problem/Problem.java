package io.lakehousecdc.items.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A problem document (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is, and the codes
 *     in {@code errors} say the rest
 * @param title the phrase of the status
 * @param detail what went wrong this time; of a 404 the very text of the first service
 * @param instance path of the request
 * @param errors one entry for each violation; absent when there is nothing to point at
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, String detail, String instance, List<Violation> errors) {
    return new Problem("about:blank", Titles.of(status), status, detail, instance, errors);
  }
}
