package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.store.CatalogStore;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.requests.RegisterTableRequest;
import org.apache.iceberg.rest.responses.LoadTableResponse;

/** Gives a name to a table whose metadata file exists, for example after a drop without purge. */
@Path("/v1/namespaces/{namespace}/register")
@Produces(MediaType.APPLICATION_JSON)
public class RegisterTableResource {

  private final CatalogStore store;

  RegisterTableResource(CatalogStore store) {
    this.store = store;
  }

  @POST
  public LoadTableResponse register(
      @PathParam("namespace") @Encoded String namespace, RegisterTableRequest request) {
    JdbcCatalog catalog = store.catalog();
    Namespace parent = Names.namespace(namespace);
    Names.requireNew(request.name());
    CatalogHandlers.namespaceExists(catalog, parent);
    return CatalogHandlers.registerTable(catalog, parent, request);
  }
}
