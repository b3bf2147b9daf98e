package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.store.CatalogStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTCatalogProperties.SnapshotMode;
import org.apache.iceberg.rest.requests.ReportMetricsRequest;
import org.apache.iceberg.rest.requests.UpdateTableRequest;
import org.apache.iceberg.rest.responses.LoadTableResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One table: load, commit, drop. */
@Path("/v1/namespaces/{namespace}/tables/{table}")
@Produces(MediaType.APPLICATION_JSON)
public class TableResource {

  private static final Logger LOG = LoggerFactory.getLogger(TableResource.class);

  private final CatalogStore store;

  TableResource(CatalogStore store) {
    this.store = store;
  }

  /**
   * Returns the table's metadata, with all its snapshots or only those that branches and tags need,
   * or 304 if the client has them.
   */
  @GET
  public Response load(
      @PathParam("namespace") @Encoded String namespace,
      @PathParam("table") @Encoded String table,
      @RestQuery @Nullable String snapshots,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    SnapshotMode mode = snapshotMode(snapshots);
    LoadTableResponse loaded =
        CatalogHandlers.loadTable(store.catalog(), Names.table(namespace, table), mode);
    String tag = EntityTags.of(loaded.metadataLocation(), mode);
    return tag.equals(known)
        ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
        : ok(loaded, tag);
  }

  @HEAD
  public void exists(
      @PathParam("namespace") @Encoded String namespace,
      @PathParam("table") @Encoded String table) {
    CatalogHandlers.tableExists(store.catalog(), Names.table(namespace, table));
  }

  /**
   * Commits changes to the table, or creates it if the first requirement is that it does not exist.
   */
  @POST
  public Response update(
      @PathParam("namespace") @Encoded String namespace,
      @PathParam("table") @Encoded String table,
      UpdateTableRequest request) {
    TableIdentifier identifier = Names.table(namespace, table);
    LoadTableResponse updated = CatalogHandlers.updateTable(store.catalog(), identifier, request);
    return ok(updated, EntityTags.of(updated.metadataLocation(), SnapshotMode.ALL));
  }

  /** Drops the table, and with {@code purgeRequested=true} deletes its files as well. */
  @DELETE
  public void drop(
      @PathParam("namespace") @Encoded String namespace,
      @PathParam("table") @Encoded String table,
      @RestQuery @Nullable String purgeRequested) {
    TableIdentifier identifier = Names.table(namespace, table);
    if (flag("purgeRequested", purgeRequested)) {
      CatalogHandlers.purgeTable(store.catalog(), identifier);
    } else {
      CatalogHandlers.dropTable(store.catalog(), identifier);
    }
  }

  /** Accepts what a client measured in a scan or commit; it is only logged, at DEBUG. */
  @POST
  @Path("metrics")
  public void reportMetrics(
      @PathParam("namespace") @Encoded String namespace,
      @PathParam("table") @Encoded String table,
      ReportMetricsRequest request) {
    LOG.debug(
        "Metrics reported table={} report={}", Names.table(namespace, table), request.report());
  }

  private static Response ok(LoadTableResponse table, String tag) {
    return Response.ok(table).header(HttpHeaders.ETAG, tag).build();
  }

  private static SnapshotMode snapshotMode(@Nullable String snapshots) {
    return switch (snapshots == null ? "all" : snapshots.toLowerCase(Locale.ROOT)) {
      case "all" -> SnapshotMode.ALL;
      case "refs" -> SnapshotMode.REFS;
      default ->
          throw new BadRequestException("Invalid snapshots: %s (supported: all, refs)", snapshots);
    };
  }

  /** A misspelt purge must not silently drop without it, nor the other way round. */
  private static boolean flag(String name, @Nullable String value) {
    return switch (value == null ? "false" : value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BadRequestException("Invalid %s: %s (supported: true, false)", name, value);
    };
  }
}
