package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.store.CatalogStore;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.requests.CreateTableRequest;
import org.apache.iceberg.rest.responses.ListTablesResponse;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tables of a namespace. */
@Path("/v1/namespaces/{namespace}/tables")
@Produces(MediaType.APPLICATION_JSON)
public class TablesResource {

  private final CatalogStore store;

  TablesResource(CatalogStore store) {
    this.store = store;
  }

  @GET
  public ListTablesResponse list(
      @PathParam("namespace") @Encoded String namespace,
      @RestQuery @Nullable String pageToken,
      @RestQuery @Nullable String pageSize) {
    Page<TableIdentifier> page =
        Page.of(
            CatalogHandlers.listTables(store.catalog(), Names.namespace(namespace)).identifiers(),
            TableIdentifier::name,
            pageToken,
            Page.size(pageSize));
    ListTablesResponse.Builder response =
        ListTablesResponse.builder().nextPageToken(page.nextToken());
    page.items().forEach(response::add);
    return response.build();
  }

  /**
   * Creates the table, or with {@code stage-create} only prepares metadata that a commit creates it
   * from.
   */
  @POST
  public LoadTableResponse create(
      @PathParam("namespace") @Encoded String namespace, CreateTableRequest request) {
    JdbcCatalog catalog = store.catalog();
    Namespace parent = Names.namespace(namespace);
    Names.requireNew(request.name());
    CatalogHandlers.namespaceExists(catalog, parent);
    return request.stageCreate()
        ? CatalogHandlers.stageTableCreate(catalog, parent, request)
        : CatalogHandlers.createTable(catalog, parent, request);
  }
}
