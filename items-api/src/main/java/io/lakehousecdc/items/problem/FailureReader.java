package io.lakehousecdc.items.problem;

import java.util.Optional;

/** Knows the failures of one dependency, and which of them are no fault of this service. */
public interface FailureReader {

  /** The answer to a failure that this reader knows; empty for any other. */
  Optional<ProblemException> read(Throwable failure);
}
