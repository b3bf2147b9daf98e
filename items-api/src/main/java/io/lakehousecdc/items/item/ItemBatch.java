package io.lakehousecdc.items.item;

import io.lakehousecdc.items.idempotency.IdempotentWrites;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Many new items at once: all of them, or none. */
@Path("/items:batch")
@Tag(name = "Items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ItemBatch {
  private static final String EXAMPLE =
      """
      [{"name": "Espresso cup", "price": 29.99}, {"name": "Saucer", "price": 9, "on_offer": true}]
      """;

  private final ItemBatchRows rows;
  private final IdempotentWrites writes;

  ItemBatch(ItemBatchRows rows, IdempotentWrites writes) {
    this.rows = rows;
    this.writes = writes;
  }

  @POST
  @Operation(
      operationId = "create_items",
      summary = "Up to 1000 new items, all or none",
      description =
          "What is wrong with an item is pointed at with its place in the array, as #/17/price.")
  @APIResponse(
      responseCode = "201",
      description = "The items, in the order of the request",
      content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = Item.class)))
  @APIResponse(responseCode = "409", description = "Names that are repeated, or of other items")
  @APIResponse(responseCode = "422", description = "Items that are not valid, or too many")
  @Parameter(
      in = ParameterIn.HEADER,
      name = IdempotentWrites.KEY,
      description = ItemResource.IDEMPOTENCY_KEY,
      schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 255),
      example = "8e03978e-40d5-43dd-bc93-6894a57f9324")
  public Uni<RestResponse<Object>> create(
      @Context HttpHeaders headers,
      @RequestBody(
              content =
                  @Content(
                      schema =
                          @Schema(
                              type = SchemaType.ARRAY,
                              implementation = ItemDraft.class,
                              minItems = 1,
                              maxItems = ItemDraftReader.MAX_DRAFTS),
                      example = EXAMPLE))
          byte @Nullable [] body) {
    ItemDrafts drafts = new ItemDrafts(ItemDraftReader.readAll(body));
    if (!drafts.repeatedNames().isEmpty()) {
      return conflict(drafts);
    }
    return writes
        .once(headers, "POST /items:batch", body, client -> create(client, drafts))
        .onFailure(e -> e instanceof NamesTaken || ItemRows.isNameTaken(e))
        .recoverWithUni(() -> conflict(drafts));
  }

  private Uni<RestResponse<Object>> create(SqlClient client, ItemDrafts drafts) {
    return rows.insert(client, drafts)
        .onFailure(ItemRows::isIdTaken)
        .transform(e -> ItemResource.idTaken())
        .map(ItemBatch::created);
  }

  private static RestResponse<Object> created(List<Item> items) {
    if (items.isEmpty()) {
      throw new NamesTaken();
    }
    return ResponseBuilder.<Object>create(Status.CREATED.getStatusCode()).entity(items).build();
  }

  /** The insert has been decided; the second look, in its own transaction, only finds the words. */
  private Uni<RestResponse<Object>> conflict(ItemDrafts drafts) {
    return rows.takenNames(drafts)
        .onItem()
        .transformToUni(taken -> Uni.createFrom().failure(conflict(drafts.conflicts(taken))));
  }

  private static ProblemException conflict(List<Violation> violations) {
    return violations.isEmpty()
        ? ProblemException.conflict(
            "A name was another item's, and is free again; try again", Duration.ofSeconds(1))
        : ProblemException.conflict("Items already exist, and none was created", violations);
  }

  /** Ends the transaction without a change; never seen by a client. */
  private static final class NamesTaken extends RuntimeException {
    private NamesTaken() {
      super("Names are taken", null, false, false);
    }
  }
}
