package io.lakehousecdc.items.item;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells a client whose patch is in another format which ones there are (RFC 5789, section 3.1). */
class AcceptPatch {
  private static final String FORMATS = ItemPatch.MEDIA_TYPE + ", " + MediaType.APPLICATION_JSON;

  @ServerResponseFilter
  void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Status.UNSUPPORTED_MEDIA_TYPE.getStatusCode()
        && request.getMethod().equals(HttpMethod.PATCH)) {
      response.getHeaders().putSingle("Accept-Patch", FORMATS);
    }
  }
}
