package io.lakehousecdc.items.compatibility;

import io.lakehousecdc.items.problem.FailureReader;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.WholeAnswer;
import io.quarkus.arc.All;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Writes answers, and what a failure is answered with, in the form of the first service. */
@Singleton
class FirstServiceAnswers {
  private static final Logger LOG = Logger.getLogger(FirstServiceAnswers.class);

  private final List<FailureReader> readers;

  FirstServiceAnswers(@All List<FailureReader> readers) {
    this.readers = readers;
  }

  void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response().setStatusCode(answer.status());
    response.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    WholeAnswer.end(context, Buffer.buffer(PythonText.of(answer.body())));
  }

  void redirect(RoutingContext context, String path) {
    HttpServerRequest request = context.request();
    String query = request.query() == null ? "" : "?" + request.query();
    // HTTP/1.0 may come without a host.
    String root = request.authority() == null ? "" : request.scheme() + "://" + request.authority();
    context
        .response()
        .setStatusCode(307)
        .putHeader(HttpHeaders.LOCATION, root + path + query)
        .end();
  }

  /** The failure handler of the routes. */
  void failed(RoutingContext context) {
    Throwable failure = context.failure();
    if (failure == null) { // a handler refused the request with a status alone
      Status status = Status.fromStatusCode(context.statusCode());
      String reason = status == null ? "Error" : status.getReasonPhrase();
      send(context, Answer.detail(context.statusCode(), reason));
      return;
    }
    Optional<ProblemException> known = known(failure);
    if (known.isPresent()) {
      send(context, known.get());
      return;
    }
    HttpServerRequest request = context.request();
    LOG.errorf(failure, "Cannot answer %s %s", request.method(), request.path());
    HttpServerResponse response = context.response().setStatusCode(500);
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8");
    WholeAnswer.end(context, Buffer.buffer("Internal Server Error"));
  }

  private Optional<ProblemException> known(Throwable failure) {
    return failure instanceof ProblemException problem
        ? Optional.of(problem)
        : readers.stream().flatMap(reader -> reader.read(failure).stream()).findFirst();
  }

  void send(RoutingContext context, ProblemException problem) {
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(retryAfter.toSeconds()));
    }
    send(context, Answer.detail(problem.status(), problem.detail()));
  }
}
