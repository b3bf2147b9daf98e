package io.lakehousecdc.items.item;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.lakehousecdc.items.condition.EntityTags;
import io.lakehousecdc.items.idempotency.IdempotentWrites;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The operations on one item; the list of them is a feature of its own. */
@Path("/items")
@Tag(name = "Items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ItemResource {
  // The words of the first service, by which clients may tell the two.
  private static final String NOT_FOUND = "Item not found";
  private static final String NOTHING_TO_DELETE = "Resource Not Found";

  static final String IF_NONE_MATCH =
      "ETags that the client has; 304 without a body if the item's is among them";

  static final String UNCHANGED = "The client has the item as it is";
  static final String PATCH_RULES =
      "What is absent stays. null removes the description and sets on_offer to its default, false; "
          + "name and price cannot be removed. Each patch makes a new version, an empty one, too.";
  static final String PATCH_EXAMPLE = "{\"price\": 24.5, \"description\": null}";
  static final String IDEMPOTENCY_KEY =
      "Name of this write: sent again with the same body, it is answered again and not done again";

  private final ItemRows rows;
  private final IdempotentWrites writes;

  ItemResource(ItemRows rows, IdempotentWrites writes) {
    this.rows = rows;
    this.writes = writes;
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "get_item", summary = "One item")
  @APIResponseSchema(Item.class)
  @APIResponse(responseCode = "304", description = UNCHANGED)
  @Parameter(
      in = ParameterIn.HEADER,
      name = HttpHeaders.IF_NONE_MATCH,
      description = IF_NONE_MATCH,
      schema = @Schema(type = STRING),
      example = "\"1\"")
  public Uni<RestResponse<Item>> one(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers) {
    EntityTags known = EntityTags.read(HttpHeaders.IF_NONE_MATCH, headers);
    return rows.one(ItemId.parse(id, NOT_FOUND))
        .onItem()
        .ifNull()
        .failWith(() -> ProblemException.notFound(NOT_FOUND))
        .map(item -> known.matchWeakly(item.entityTag()) ? unchanged(item) : ok(item));
  }

  @POST
  @Operation(operationId = "create_an_item_items_post", summary = "A new item")
  @APIResponseSchema(value = Item.class, responseCode = "201")
  @Parameter(
      in = ParameterIn.HEADER,
      name = IdempotentWrites.KEY,
      description = IDEMPOTENCY_KEY,
      schema = @Schema(type = STRING, minLength = 1, maxLength = 255),
      example = "8e03978e-40d5-43dd-bc93-6894a57f9324")
  public Uni<RestResponse<Object>> create(
      @Context HttpHeaders headers,
      @RequestBody(content = @Content(schema = @Schema(implementation = ItemDraft.class)))
          byte @Nullable [] body) {
    ItemDraft draft = ItemDraftReader.read(body);
    return writes.once(headers, "POST /items", body, client -> create(client, draft));
  }

  @PUT
  @Path("{id}")
  @Operation(
      operationId = "replace_item",
      summary = "Replaces all that a client may set of an item")
  public Uni<RestResponse<Item>> replace(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers,
      @RequestBody(content = @Content(schema = @Schema(implementation = ItemDraft.class)))
          byte @Nullable [] body) {
    ExpectedVersions expected = expected(headers);
    int number = ItemId.parse(id, NOT_FOUND);
    return changed(rows.replace(number, expected, ItemDraftReader.read(body)), number, expected);
  }

  @PATCH
  @Path("{id}")
  @Consumes({ItemPatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
  @Operation(
      operationId = "patch_item",
      summary = "Changes some of what a client may set of an item (RFC 7396)",
      description = PATCH_RULES)
  public Uni<RestResponse<Item>> patch(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = ItemPatch.class),
                      example = PATCH_EXAMPLE))
          byte @Nullable [] body) {
    ExpectedVersions expected = expected(headers);
    int number = ItemId.parse(id, NOT_FOUND);
    return changed(rows.patch(number, expected, ItemPatchReader.read(body)), number, expected);
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "delete_item", summary = "Deletes an item and answers it as it was")
  public Uni<RestResponse<Item>> delete(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @Context HttpHeaders headers) {
    ExpectedVersions expected = expected(headers);
    int number = ItemId.parse(id, NOTHING_TO_DELETE);
    return rows.remove(number, expected)
        .onItem()
        .ifNull()
        .switchTo(() -> refused(number, expected, NOTHING_TO_DELETE))
        .map(RestResponse::ok);
  }

  private Uni<RestResponse<Object>> create(SqlClient client, ItemDraft draft) {
    return rows.insert(client, draft)
        .onFailure(ItemRows::isIdTaken)
        .transform(e -> idTaken())
        .onItem()
        .ifNull()
        .failWith(ItemResource::taken)
        .map(ItemResource::created);
  }

  /** The answer to a write that changes an item: what it is now, or why it is as it was. */
  private Uni<RestResponse<Item>> changed(
      Uni<@Nullable Item> write, int id, ExpectedVersions expected) {
    return write
        .onFailure(ItemRows::isNameTaken)
        .transform(e -> taken())
        .onItem()
        .ifNull()
        .switchTo(() -> refused(id, expected, NOT_FOUND))
        .map(ItemResource::ok);
  }

  private static ExpectedVersions expected(HttpHeaders headers) {
    return ExpectedVersions.of(EntityTags.read(HttpHeaders.IF_MATCH, headers));
  }

  /** The write has been decided and found no row; the second look only finds the words for it. */
  private Uni<Item> refused(int id, ExpectedVersions expected, String notFound) {
    if (expected.versions() == null) {
      return Uni.createFrom().failure(ProblemException.notFound(notFound));
    }
    return rows.one(id)
        .onItem()
        .transformToUni(
            item ->
                Uni.createFrom()
                    .failure(
                        item == null ? ProblemException.notFound(notFound) : otherVersion(item)));
  }

  private static RestResponse<Item> ok(Item item) {
    return ResponseBuilder.ok(item).tag(item.entityTag()).build();
  }

  private static RestResponse<Object> created(Item item) {
    return ResponseBuilder.<Object>create(Status.CREATED.getStatusCode())
        .entity(item)
        .tag(item.entityTag())
        .location(URI.create("/items/" + item.id()))
        .build();
  }

  private static RestResponse<Item> unchanged(Item item) {
    return ResponseBuilder.<Item>notModified(item.entityTag()).build();
  }

  private static ProblemException otherVersion(Item item) {
    return ProblemException.preconditionFailed(
        "The item is in version %d, which is none of those in If-Match; nothing was changed"
            .formatted(item.version()));
  }

  /** The sequence has moved on, so each try is so many ids nearer to a free one. */
  static ProblemException idTaken() {
    return ProblemException.unavailable(
        "Cannot create item: the next %d ids are taken by rows written with ids of their own; try again"
            .formatted(FreeIds.MAX_TAKEN),
        Duration.ofSeconds(1));
  }

  private static ProblemException taken() {
    return ProblemException.conflict(
        "Item already exists", Violation.of("#/name", "taken", "is the name of another item"));
  }
}
