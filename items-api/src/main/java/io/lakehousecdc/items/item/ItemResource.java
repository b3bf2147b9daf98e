package io.lakehousecdc.items.item;

import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The operations on items. */
@Path("/items")
@Tag(name = "Items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ItemResource {
  // The words of the first service, by which clients may tell the two.
  private static final String NOT_FOUND = "Item not found";
  private static final String NOTHING_TO_DELETE = "Resource Not Found";

  private final ItemRows rows;

  ItemResource(ItemRows rows) {
    this.rows = rows;
  }

  @GET
  @Operation(operationId = "get_all_items_items_get", summary = "Items in the order of their ids")
  public Uni<RestResponse<List<Item>>> list(
      @Parameter(
              description = "Items in a page",
              schema =
                  @Schema(type = INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
          @RestQuery
          @Nullable String limit,
      @Parameter(
              description = "The id before the page; the Link header has the next page's",
              schema = @Schema(type = INTEGER, minimum = "0", defaultValue = "0"))
          @RestQuery
          @Nullable String after) {
    ItemPage page = ItemPage.of(limit, after);
    return rows.page(page.after(), page.rowsToRead()).map(read -> response(page, read));
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "get_item", summary = "One item")
  public Uni<RestResponse<Item>> one(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id) {
    return rows.one(ItemId.parse(id, NOT_FOUND))
        .onItem()
        .ifNull()
        .failWith(() -> ProblemException.notFound(NOT_FOUND))
        .map(item -> response(Status.OK, item).build());
  }

  @POST
  @Operation(operationId = "create_an_item_items_post", summary = "A new item")
  @APIResponseSchema(value = Item.class, responseCode = "201")
  public Uni<RestResponse<Item>> create(
      @RequestBody(content = @Content(schema = @Schema(implementation = ItemDraft.class)))
          byte @Nullable [] body) {
    return rows.insert(ItemDraftReader.read(body))
        .onFailure(ItemRows::isIdTaken)
        .transform(e -> idTaken())
        .onItem()
        .ifNull()
        .failWith(ItemResource::taken)
        .map(
            item ->
                response(Status.CREATED, item).location(URI.create("/items/" + item.id())).build());
  }

  @PUT
  @Path("{id}")
  @Operation(
      operationId = "replace_item",
      summary = "Replaces all that a client may set of an item")
  public Uni<RestResponse<Item>> replace(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = ItemDraft.class)))
          byte @Nullable [] body) {
    return rows.replace(ItemId.parse(id, NOT_FOUND), ItemDraftReader.read(body))
        .onFailure(ItemRows::isNameTaken)
        .transform(e -> taken())
        .onItem()
        .ifNull()
        .failWith(() -> ProblemException.notFound(NOT_FOUND))
        .map(item -> response(Status.OK, item).build());
  }

  @DELETE
  @Path("{id}")
  @Operation(operationId = "delete_item", summary = "Deletes an item and answers it as it was")
  public Uni<RestResponse<Item>> delete(
      @Parameter(schema = @Schema(type = INTEGER)) @RestPath String id) {
    return rows.remove(ItemId.parse(id, NOTHING_TO_DELETE))
        .onItem()
        .ifNull()
        .failWith(() -> ProblemException.notFound(NOTHING_TO_DELETE))
        .map(RestResponse::ok);
  }

  private static RestResponse<List<Item>> response(ItemPage page, List<Item> read) {
    ResponseBuilder<List<Item>> response = ResponseBuilder.ok(page.items(read));
    if (page.isFollowed(read)) {
      response.header(HttpHeaders.LINK, page.nextLink(read));
    }
    return response.build();
  }

  private static ResponseBuilder<Item> response(Status status, Item item) {
    return ResponseBuilder.<Item>create(status.getStatusCode()).entity(item).tag(item.entityTag());
  }

  /** The sequence has moved on, so each try is one id nearer to a free one. */
  private static ProblemException idTaken() {
    return ProblemException.unavailable(
        "Cannot create item: the next id was taken by a row written with an id of its own; try again",
        Duration.ZERO);
  }

  private static ProblemException taken() {
    return ProblemException.conflict(
        "Item already exists", Violation.of("#/name", "taken", "is the name of another item"));
  }
}
