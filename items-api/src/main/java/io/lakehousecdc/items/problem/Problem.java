package io.lakehousecdc.items.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lakehousecdc.items.request.RequestId;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param type always {@code about:blank}: the status says what kind of problem it is, and the codes
 *     in {@code errors} say the rest
 * @param title the phrase of the status
 * @param detail what went wrong this time; of a 404 the very text of the first service
 * @param instance path of the request
 * @param requestId what the logs call the request, as in the header {@code X-Request-Id}
 * @param errors one entry for each violation; absent when there is nothing to point at
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "request_id", "errors"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonProperty("request_id") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> errors) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = List.copyOf(errors);
  }

  static Problem of(int status, String detail, HttpServerRequest request, List<Violation> errors) {
    return of(status, detail, request.path(), RequestId.of(request), errors);
  }

  public static Problem of(
      int status,
      String detail,
      String instance,
      @Nullable String requestId,
      List<Violation> errors) {
    return new Problem(
        "about:blank", Titles.of(status), status, detail, instance, requestId, errors);
  }
}
