package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.store.CatalogStore;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.rest.CatalogHandlers;
import org.apache.iceberg.rest.RESTUtil;
import org.apache.iceberg.rest.requests.CreateNamespaceRequest;
import org.apache.iceberg.rest.requests.UpdateNamespacePropertiesRequest;
import org.apache.iceberg.rest.responses.CreateNamespaceResponse;
import org.apache.iceberg.rest.responses.GetNamespaceResponse;
import org.apache.iceberg.rest.responses.ListNamespacesResponse;
import org.apache.iceberg.rest.responses.UpdateNamespacePropertiesResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Namespaces. */
@Path("/v1/namespaces")
@Produces(MediaType.APPLICATION_JSON)
public class NamespacesResource {

  private final CatalogStore store;

  NamespacesResource(CatalogStore store) {
    this.store = store;
  }

  @GET
  public ListNamespacesResponse list(
      @RestQuery @Nullable String parent,
      @RestQuery @Nullable String pageToken,
      @RestQuery @Nullable String pageSize) {
    Page<Namespace> page =
        Page.of(
            CatalogHandlers.listNamespaces(store.catalog(), Names.parent(parent)).namespaces(),
            RESTUtil::namespaceToQueryParam,
            pageToken,
            Page.size(pageSize));
    ListNamespacesResponse.Builder response =
        ListNamespacesResponse.builder().nextPageToken(page.nextToken());
    page.items().forEach(response::add);
    return response.build();
  }

  @POST
  public CreateNamespaceResponse create(CreateNamespaceRequest request) {
    Names.requireNew(request.namespace());
    return CatalogHandlers.createNamespace(store.catalog(), request);
  }

  @GET
  @Path("{namespace}")
  public GetNamespaceResponse load(@PathParam("namespace") @Encoded String namespace) {
    return CatalogHandlers.loadNamespace(store.catalog(), Names.namespace(namespace));
  }

  @HEAD
  @Path("{namespace}")
  public void exists(@PathParam("namespace") @Encoded String namespace) {
    CatalogHandlers.namespaceExists(store.catalog(), Names.namespace(namespace));
  }

  @DELETE
  @Path("{namespace}")
  public void drop(@PathParam("namespace") @Encoded String namespace) {
    CatalogHandlers.dropNamespace(store.catalog(), Names.namespace(namespace));
  }

  @POST
  @Path("{namespace}/properties")
  public UpdateNamespacePropertiesResponse updateProperties(
      @PathParam("namespace") @Encoded String namespace, UpdateNamespacePropertiesRequest request) {
    return CatalogHandlers.updateNamespaceProperties(
        store.catalog(), Names.namespace(namespace), request);
  }
}
