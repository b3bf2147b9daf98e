package io.lakehousecdc.items.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Writes problem documents. */
@Singleton
@Typed(ProblemDocuments.class)
public class ProblemDocuments implements ProblemWriter {
  private final ObjectMapper json;

  ProblemDocuments(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void end(RoutingContext exchange, ProblemException problem) {
    HttpServerResponse response = exchange.response();
    response.setStatusCode(problem.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
    WholeAnswer.end(exchange, body(exchange, problem));
  }

  private Buffer body(RoutingContext exchange, ProblemException problem) {
    try {
      return Buffer.buffer(
          json.writeValueAsBytes(
              Problem.of(
                  problem.status(), problem.detail(), exchange.request(), problem.violations())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a problem document: " + e.getMessage(), e);
    }
  }
}
