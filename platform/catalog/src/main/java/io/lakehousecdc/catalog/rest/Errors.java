package io.lakehousecdc.catalog.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.apache.iceberg.rest.responses.ErrorResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every failure with the specification's error message. */
final class Errors {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  @ServerExceptionMapper
  Response failed(WebApplicationException exception, ContainerRequestContext request) {
    @Nullable String allow = exception.getResponse().getHeaderString(HttpHeaders.ALLOW);
    String route = request.getMethod() + " " + request.getUriInfo().getRequestUri().getRawPath();
    Failure failure = Failure.of(exception);
    Failure located =
        new Failure(
            failure.code(),
            failure.type(),
            "Cannot serve " + route + ": " + failure.message(),
            false);
    return response(located).header(HttpHeaders.ALLOW, allow).build();
  }

  @ServerExceptionMapper
  Response failed(Throwable exception, ContainerRequestContext request) {
    Failure failure = Failure.of(exception);
    if (failure.code() == 500) {
      LOG.error(
          "Cannot serve {} {}", request.getMethod(), request.getUriInfo().getPath(), exception);
    } else if (failure.code() == 503) {
      LOG.warn(
          "Cannot serve {} {}: {}",
          request.getMethod(),
          request.getUriInfo().getPath(),
          failure.message());
    }
    return response(failure).build();
  }

  private static Response.ResponseBuilder response(Failure failure) {
    ErrorResponse error =
        ErrorResponse.builder()
            .responseCode(failure.code())
            .withType(failure.type())
            .withMessage(failure.message())
            .build();
    Response.ResponseBuilder response =
        Response.status(failure.code()).type(MediaType.APPLICATION_JSON_TYPE).entity(error);
    // Iceberg's client sends a change again exactly when this header says that it may.
    return failure.repeatable() ? response.header(HttpHeaders.RETRY_AFTER, 1) : response;
  }
}
