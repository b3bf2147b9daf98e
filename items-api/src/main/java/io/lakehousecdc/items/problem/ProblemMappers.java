package io.lakehousecdc.items.problem;

import io.quarkus.arc.All;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a request ended with into a problem document. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final List<FailureReader> readers;

  ProblemMappers(@All List<FailureReader> readers) {
    this.readers = readers;
  }

  @ServerExceptionMapper
  Response answer(ProblemException e, HttpServerRequest request) {
    Response.ResponseBuilder response = response(e.status(), e.detail(), request, e.violations());
    Duration retryAfter = e.retryAfter();
    if (retryAfter != null) {
      response.header(HttpHeaders.RETRY_AFTER, retryAfter.toSeconds());
    }
    return response.build();
  }

  /** What the router and the body readers raise; headers such as Allow are theirs, and are kept. */
  @ServerExceptionMapper
  Response answer(WebApplicationException e, HttpServerRequest request) {
    Response original = e.getResponse();
    int status = original.getStatus();
    if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
      return original;
    }
    Response.ResponseBuilder response = response(status, Titles.of(status), request, List.of());
    original
        .getStringHeaders()
        .forEach(
            (name, values) -> {
              if (!isAboutTheBody(name)) {
                values.forEach(value -> response.header(name, value));
              }
            });
    return response.build();
  }

  @ServerExceptionMapper
  Response answer(Throwable e, HttpServerRequest request) {
    for (FailureReader reader : readers) {
      Optional<ProblemException> problem = reader.read(e);
      if (problem.isPresent()) {
        return answer(problem.get(), request);
      }
    }
    LOG.errorf(e, "Cannot answer %s %s", request.method(), request.path());
    return response(500, "Internal Server Error", request, List.of()).build();
  }

  private static boolean isAboutTheBody(String header) {
    return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
        || header.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH);
  }

  private static Response.ResponseBuilder response(
      int status, String detail, HttpServerRequest request, List<Violation> violations) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(status, detail, request, violations));
  }
}
