package io.lakehousecdc.items.item;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * The path of one item in the first service, for good: the same operations as under {@code /items}.
 */
@Path("/item/{id}")
@Tag(name = "Items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ItemAlias {
  private final ItemResource items;

  ItemAlias(ItemResource items) {
    this.items = items;
  }

  @GET
  @Operation(operationId = "get_an_item_item__item_id__get", summary = "One item")
  @APIResponseSchema(Item.class)
  @APIResponse(responseCode = "304", description = ItemResource.UNCHANGED)
  @Parameter(
      in = ParameterIn.HEADER,
      name = HttpHeaders.IF_NONE_MATCH,
      description = ItemResource.IF_NONE_MATCH,
      schema = @Schema(type = STRING),
      example = "\"1\"")
  public Uni<RestResponse<Item>> one(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers) {
    return items.one(id, headers);
  }

  @PUT
  @Operation(
      operationId = "update_an_item_item__item_id__put",
      summary = "Replaces all that a client may set of an item")
  public Uni<RestResponse<Item>> replace(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers,
      @RequestBody(content = @Content(schema = @Schema(implementation = ItemDraft.class)))
          byte @Nullable [] body) {
    return items.replace(id, headers, body);
  }

  @PATCH
  @Consumes({ItemPatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "patch_an_item_item__item_id__patch",
      summary = "Changes some of what a client may set of an item (RFC 7396)",
      description = ItemResource.PATCH_RULES)
  public Uni<RestResponse<Item>> patch(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = ItemPatch.class),
                      example = ItemResource.PATCH_EXAMPLE))
          byte @Nullable [] body) {
    return items.patch(id, headers, body);
  }

  @DELETE
  @Operation(
      operationId = "delete_item_item__item_id__delete",
      summary = "Deletes an item and answers it as it was")
  public Uni<RestResponse<Item>> delete(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers) {
    return items.delete(id, headers);
  }
}
