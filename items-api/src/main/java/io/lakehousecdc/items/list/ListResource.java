package io.lakehousecdc.items.list;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.INTEGER;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.NUMBER;
import static org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING;

import io.lakehousecdc.items.item.Item;
import io.lakehousecdc.items.item.ItemRows;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The list of items, in pages or as one stream. */
@Path("/items")
@Tag(name = "Items")
public class ListResource {
  private final ItemRows rows;
  private final StreamedList streamed;

  ListResource(ItemRows rows, StreamedList streamed) {
    this.rows = rows;
    this.streamed = streamed;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "get_all_items_items_get",
      summary = "Items in pages",
      description =
          "With `Accept: application/x-ndjson` the whole list, one item in a line, without pages.")
  @Parameter(
      name = "name",
      in = QUERY,
      description = "The very name",
      schema = @Schema(type = STRING))
  @Parameter(
      name = "name_prefix",
      in = QUERY,
      description = "The begin of the name",
      schema = @Schema(type = STRING))
  @Parameter(
      name = "min_price",
      in = QUERY,
      description = "Lowest price, itself included",
      schema = @Schema(type = NUMBER))
  @Parameter(
      name = "max_price",
      in = QUERY,
      description = "Highest price, itself included",
      schema = @Schema(type = NUMBER))
  @Parameter(
      name = "on_offer",
      in = QUERY,
      description = "Whether on offer",
      schema = @Schema(type = BOOLEAN))
  @Parameter(
      name = "updated_since",
      in = QUERY,
      description = "Time of the last write, itself included",
      schema = @Schema(type = STRING, format = "date-time"))
  @Parameter(
      name = "sort",
      in = QUERY,
      description = "Order of the items; of the same value, in the order of their ids",
      schema =
          @Schema(
              type = STRING,
              defaultValue = "id",
              enumeration = {
                "id",
                "-id",
                "name",
                "-name",
                "price",
                "-price",
                "updated_at",
                "-updated_at"
              }))
  @Parameter(
      name = "limit",
      in = QUERY,
      description = "Items in a page",
      schema = @Schema(type = INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
  @Parameter(
      name = "after",
      in = QUERY,
      description =
          "The place before the page, as the Link header of the page before has it: an id in the default order",
      schema = @Schema(type = STRING))
  public Uni<RestResponse<List<Item>>> page(UriInfo uri) {
    ListQuery query = ListParameters.page(uri.getQueryParameters());
    ListSql sql = query.pageSql();
    return rows.select(sql.text(), sql.parameters()).map(read -> response(query, read));
  }

  @GET
  @Produces(StreamedList.LINES)
  @Operation(hidden = true)
  public Uni<Void> stream(UriInfo uri, HttpServerRequest request) {
    return streamed.writeLines(request, ListParameters.stream(uri.getQueryParameters()));
  }

  private static RestResponse<List<Item>> response(ListQuery query, List<Item> read) {
    ResponseBuilder<List<Item>> response = ResponseBuilder.ok(query.items(read));
    if (query.isFollowed(read)) {
      response.header(HttpHeaders.LINK, query.nextLink(read));
    }
    return response.build();
  }
}
