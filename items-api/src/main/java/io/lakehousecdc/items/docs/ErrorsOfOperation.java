package io.lakehousecdc.items.docs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Which errors an operation can end with, told from what it takes. */
final class ErrorsOfOperation {
  private static final Set<HttpMethod> READS =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private ErrorsOfOperation() {}

  static Set<ProblemExample> of(String path, HttpMethod method, Operation operation) {
    Set<ProblemExample> errors =
        EnumSet.of(
            ProblemExample.UNAUTHORIZED,
            ProblemExample.TOO_MANY_REQUESTS,
            ProblemExample.FAILED,
            ProblemExample.UNAVAILABLE);
    if (!READS.contains(method)) {
      errors.add(ProblemExample.FORBIDDEN);
    }
    if (path.contains("{")) {
      errors.add(ProblemExample.NOT_FOUND);
    }
    if (operation.getRequestBody() != null) {
      errors.addAll(
          EnumSet.of(
              ProblemExample.MALFORMED,
              ProblemExample.CONFLICT,
              ProblemExample.TOO_LARGE,
              ProblemExample.WRONG_MEDIA_TYPE,
              ProblemExample.INVALID));
    }
    if (takesQuery(operation)) {
      errors.add(ProblemExample.INVALID);
    }
    if (HeadersOfOperation.isConditionalWrite(path, method)) {
      errors.add(ProblemExample.PRECONDITION_FAILED);
    }
    return errors;
  }

  private static boolean takesQuery(Operation operation) {
    List<Parameter> parameters = operation.getParameters();
    return parameters != null
        && parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
  }
}
