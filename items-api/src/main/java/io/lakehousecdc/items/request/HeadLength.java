package io.lakehousecdc.items.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Gives an answer to HEAD the length that the same answer to GET has. Quarkus REST leaves it out,
 * because it never writes the body; here it is written and thrown away.
 */
class HeadLength {
  private final ObjectMapper json;

  HeadLength(ObjectMapper json) {
    this.json = json;
  }

  @ServerResponseFilter
  void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws JsonProcessingException {
    if (request.getMethod().equals(HttpMethod.HEAD) && response.hasEntity()) {
      response
          .getHeaders()
          .putSingle(
              HttpHeaders.CONTENT_LENGTH, json.writeValueAsBytes(response.getEntity()).length);
    }
  }
}
