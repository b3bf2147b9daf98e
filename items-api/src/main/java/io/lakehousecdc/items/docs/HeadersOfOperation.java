package io.lakehousecdc.items.docs;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.BOOLEAN;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers, and of conditional writes: one component each, and who has them. */
final class HeadersOfOperation {
  static final String IF_MATCH = "If-Match";
  private static final List<String> OF_ALL =
      List.of("X-Request-Id", "RateLimit", "RateLimit-Policy");
  private static final Set<HttpMethod> WRITES_OF_ONE =
      EnumSet.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private HeadersOfOperation() {}

  static void addTo(Components components) {
    add(
        components,
        "X-Request-Id",
        STRING,
        "The request's own id if it is well-formed, or a new one");
    add(components, "RateLimit", STRING, "What is left of the limit; only where there is one");
    add(components, "RateLimit-Policy", STRING, "The limit; only where there is one");
    add(components, "ETag", STRING, "The version of the item, in quotes");
    add(components, "Location", STRING, "Where the item is");
    add(components, "Link", STRING, "The next page, rel=\"next\"; absent on the last one");
    add(components, "Idempotency-Replayed", BOOLEAN, "true if this was answered before");
    components.addParameter(
        IF_MATCH,
        OASFactory.createParameter()
            .in(Parameter.In.HEADER)
            .name(IF_MATCH)
            .description("ETags of the versions that may be written to; 412 if it is another one")
            .schema(OASFactory.createSchema().addType(STRING))
            .example("\"1\""));
  }

  static boolean isConditionalWrite(String path, HttpMethod method) {
    return path.contains("{") && WRITES_OF_ONE.contains(method);
  }

  /** Adds those of its own answers; the answers that are components have theirs already. */
  static void complete(String path, HttpMethod method, Operation operation) {
    if (isConditionalWrite(path, method)) {
      operation.addParameter(OASFactory.createParameter().ref(IF_MATCH));
    }
    operation
        .getResponses()
        .getAPIResponses()
        .forEach((status, response) -> complete(path, method, status, response));
  }

  static void addCommon(APIResponse response) {
    OF_ALL.forEach(name -> refer(response, name));
  }

  private static void complete(
      String path, HttpMethod method, String status, APIResponse response) {
    if (response.getRef() != null) {
      return;
    }
    addCommon(response);
    boolean succeeded = status.startsWith("2") || status.equals("304");
    boolean oneItem = path.contains("{") || (status.equals("201") && path.equals("/items"));
    if (succeeded && oneItem && method != HttpMethod.DELETE) {
      refer(response, "ETag");
    }
    if (status.equals("200") && path.equals("/items")) {
      refer(response, "Link");
    }
    if (status.equals("201")) {
      refer(response, "Idempotency-Replayed");
      if (oneItem) {
        refer(response, "Location");
      }
    }
  }

  private static void refer(APIResponse response, String name) {
    response.addHeader(name, OASFactory.createHeader().ref(name));
  }

  private static void add(
      Components components, String name, Schema.SchemaType type, String description) {
    Header header = OASFactory.createHeader().description(description);
    components.addHeader(name, header.schema(OASFactory.createSchema().addType(type)));
  }
}
