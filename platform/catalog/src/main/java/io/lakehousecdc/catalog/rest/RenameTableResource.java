package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.store.CatalogStore;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.requests.RenameTableRequest;

/** Gives a table another name or namespace; its files stay where they are. */
@Path("/v1/tables/rename")
@Produces(MediaType.APPLICATION_JSON)
public class RenameTableResource {

  private final CatalogStore store;

  RenameTableResource(CatalogStore store) {
    this.store = store;
  }

  @POST
  public void rename(RenameTableRequest request) {
    Names.requireNew(request.destination().name());
    CatalogHandlers.renameTable(store.catalog(), request);
  }
}
