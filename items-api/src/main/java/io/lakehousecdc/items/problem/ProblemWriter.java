package io.lakehousecdc.items.problem;

import io.vertx.ext.web.RoutingContext;

/** Answers requests that end before they reach a resource, in the form that their clients read. */
@FunctionalInterface
public interface ProblemWriter {

  /** Ends the exchange; what is left of the request's body is thrown away. */
  void end(RoutingContext exchange, ProblemException problem);
}
