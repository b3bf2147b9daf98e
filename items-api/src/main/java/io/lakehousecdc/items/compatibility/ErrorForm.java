package io.lakehousecdc.items.compatibility;

import io.lakehousecdc.items.problem.ProblemDocuments;
import io.lakehousecdc.items.problem.ProblemWriter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The form of the errors that no interface has: too much, too many, too large, not allowed. */
class ErrorForm {

  /**
   * Clients of the first service find what is wrong in {@code detail} of an ordinary JSON object.
   */
  @Produces
  @Singleton
  ProblemWriter writer(
      @ConfigProperty(name = "items.compatibility") Compatibility compatibility,
      ProblemDocuments documents,
      FirstServiceAnswers answers) {
    return switch (compatibility) {
      case NONE -> documents;
      case FASTAPI -> answers::send;
    };
  }
}
