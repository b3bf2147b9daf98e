package io.lakehousecdc.catalog.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Multi-table commits, which are neither offered nor advertised: whoever tries learns why. */
@Path("/v1/transactions/commit")
@Produces(MediaType.APPLICATION_JSON)
public class TransactionsResource {

  /**
   * Each table is swapped by its own statement: committing several would not be atomic, and
   * atomicity is the point.
   */
  @POST
  public void commitTransaction() {
    throw new UnsupportedOperationException(
        "Cannot commit several tables at once: commit each table on its own");
  }
}
