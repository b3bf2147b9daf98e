package io.lakehousecdc.items.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the OpenAPI document while the service is built: errors, credentials and examples, for
 * every operation alike. What an operation says itself is kept.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {
  private static final String API_KEY = "ApiKey";
  private static final String BEARER = "Bearer";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    ProblemSchemas.addTo(components);
    HeadersOfOperation.addTo(components);
    for (ProblemExample problem : ProblemExample.values()) {
      components.addResponse(problem.name(), response(problem));
    }
    addCredentials(components);
    example(components, "ItemDraft", ItemExamples.DRAFT);
    example(components, "Item", ItemExamples.ITEM);
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> complete(path, method, operation)));
  }

  private static void complete(String path, HttpMethod method, Operation operation) {
    APIResponses responses = operation.getResponses();
    for (ProblemExample problem : ErrorsOfOperation.of(path, method, operation)) {
      APIResponse own = responses.getAPIResponse(problem.status());
      if (own == null || (own.getContent() == null && own.getRef() == null)) {
        responses.addAPIResponse(
            problem.status(), OASFactory.createAPIResponse().ref(problem.name()));
      }
    }
    HeadersOfOperation.complete(path, method, operation);
    if (path.equals("/items:batch")) {
      responses
          .getAPIResponse("201")
          .getContent()
          .getMediaType("application/json")
          .setExample(List.of(ItemExamples.ITEM));
    }
    if (method != HttpMethod.GET) {
      operation.setSecurity(
          List.of(
              OASFactory.createSecurityRequirement(), // None at all is the default.
              OASFactory.createSecurityRequirement().addScheme(API_KEY),
              OASFactory.createSecurityRequirement().addScheme(BEARER)));
    }
  }

  private static APIResponse response(ProblemExample problem) {
    APIResponse response =
        OASFactory.createAPIResponse()
            .description(problem.description())
            .content(
                OASFactory.createContent()
                    .addMediaType(
                        "application/problem+json",
                        OASFactory.createMediaType()
                            .schema(OASFactory.createSchema().ref(ProblemSchemas.PROBLEM))
                            .example(JSON.convertValue(problem.document(), Map.class))));
    HeadersOfOperation.addCommon(response);
    if (problem.hasRetryAfter()) {
      response.addHeader(
          "Retry-After",
          OASFactory.createHeader()
              .description("Seconds until the same request may do")
              .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER)));
    }
    return response;
  }

  private static void addCredentials(Components components) {
    components.addSecurityScheme(
        API_KEY,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.APIKEY)
            .in(SecurityScheme.In.HEADER)
            .name("X-API-Key")
            .description("Asked for where items.security.api-keys is set"));
    components.addSecurityScheme(
        BEARER,
        OASFactory.createSecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .bearerFormat("JWT")
            .description("Asked for where quarkus.oidc.tenant-enabled is true"));
  }

  private static void example(Components components, String schema, Map<String, Object> example) {
    Schema described = components.getSchemas().get(schema);
    if (described != null) {
      described.setExamples(List.of(example));
    }
  }
}
