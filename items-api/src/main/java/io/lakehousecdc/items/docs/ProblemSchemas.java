package io.lakehousecdc.items.docs;

import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.ARRAY;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.OBJECT;
import static org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The schemas of problem documents, which no operation has as its result. */
final class ProblemSchemas {
  static final String PROBLEM = "Problem";
  private static final String VIOLATION = "Violation";

  private ProblemSchemas() {}

  static void addTo(Components components) {
    components.addSchema(PROBLEM, problem());
    components.addSchema(VIOLATION, violation());
  }

  private static Schema problem() {
    return OASFactory.createSchema()
        .addType(OBJECT)
        .description("A problem document (RFC 9457)")
        .required(List.of("type", "title", "status", "detail", "instance"))
        .addProperty("type", of(STRING, "Always about:blank: the status says which kind it is"))
        .addProperty("title", of(STRING, "The phrase of the status"))
        .addProperty("status", of(INTEGER, "The status of the answer"))
        .addProperty("detail", of(STRING, "What went wrong this time"))
        .addProperty("instance", of(STRING, "Path of the request"))
        .addProperty("request_id", of(STRING, "What the service's logs call the request"))
        .addProperty(
            "errors",
            of(ARRAY, "What is wrong, one entry each; absent if there is nothing to point at")
                .items(OASFactory.createSchema().ref(VIOLATION)));
  }

  private static Schema violation() {
    return OASFactory.createSchema()
        .addType(OBJECT)
        .required(List.of("detail", "code"))
        .addProperty("pointer", of(STRING, "JSON pointer into the body, as a URI fragment"))
        .addProperty("parameter", of(STRING, "Name of the query parameter"))
        .addProperty("detail", of(STRING, "What is asked of the value, for people"))
        .addProperty("code", of(STRING, "The same for programs"));
  }

  private static Schema of(Schema.SchemaType type, String description) {
    return OASFactory.createSchema().addType(type).description(description);
  }
}
