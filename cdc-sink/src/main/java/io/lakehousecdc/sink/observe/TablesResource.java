package io.lakehousecdc.sink.observe;

import io.lakehousecdc.sink.consume.ChangeConsumer;
import io.lakehousecdc.sink.consume.TableStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** The state of every table, as JSON. */
@Path("/tables")
public class TablesResource {

  private final ChangeConsumer changes;

  TablesResource(ChangeConsumer changes) {
    this.changes = changes;
  }

  /** All tables of this sink. */
  @GET
  public List<TableStatus> tables() {
    return changes.tables();
  }

  /** One table. */
  @GET
  @Path("/{table}")
  public TableStatus table(@PathParam("table") String table) {
    return changes.tables().stream()
        .filter(status -> status.table().equals(table))
        .findAny()
        .orElseThrow(() -> new NotFoundException("Unknown table: " + table));
  }
}
