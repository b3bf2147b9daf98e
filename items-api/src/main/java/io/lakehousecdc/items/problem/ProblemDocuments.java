package io.lakehousecdc.items.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
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
    Buffer body = body(exchange, problem);
    exchange.request().resume();
    if (exchange.request().method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
      endQuietly(response.end());
    } else {
      endQuietly(response.end(body));
    }
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

  /** A client that has gone away needs no answer. */
  private static void endQuietly(Future<Void> end) {
    end.onFailure(ignored -> {});
  }
}
