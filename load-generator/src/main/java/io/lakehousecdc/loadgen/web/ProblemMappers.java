package io.lakehousecdc.loadgen.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever a request ended with into a problem document. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response answer(ProblemException e, HttpServerRequest request) {
    return response(e.status(), e.detail(), request, e.violations());
  }

  /** What the router and the body readers raise. */
  @ServerExceptionMapper
  Response answer(WebApplicationException e, HttpServerRequest request) {
    int status = e.getResponse().getStatus();
    if (status < Response.Status.BAD_REQUEST.getStatusCode()) {
      return e.getResponse();
    }
    return response(status, Problem.titleOf(status), request, List.of());
  }

  @ServerExceptionMapper
  Response answer(Throwable e, HttpServerRequest request) {
    LOG.errorf(e, "Cannot answer %s %s", request.method(), request.path());
    return response(500, "Internal Server Error", request, List.of());
  }

  private static Response response(
      int status, String detail, HttpServerRequest request, List<Violation> violations) {
    return Response.status(status)
        .type(Problem.MEDIA_TYPE)
        .entity(Problem.of(status, detail, request.path(), violations))
        .build();
  }
}
