package io.lakehousecdc.items.idempotency;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** The answer to a write that was done. */
record StoredAnswer(
    byte[] fingerprint, int status, @Nullable String location, @Nullable String etag, String body) {

  static StoredAnswer of(Row row) {
    return new StoredAnswer(
        row.getBuffer("fingerprint").getBytes(),
        row.getInteger("status"),
        row.getString("location"),
        row.getString("etag"),
        row.getString("body"));
  }

  boolean isOf(byte[] request) {
    return MessageDigest.isEqual(fingerprint, request);
  }

  RestResponse<Object> again() {
    ResponseBuilder<Object> response =
        ResponseBuilder.create(status).entity(body).header(IdempotentWrites.REPLAYED, true);
    if (location != null) {
      response.header(HttpHeaders.LOCATION, location);
    }
    if (etag != null) {
      response.header(HttpHeaders.ETAG, etag);
    }
    return response.build();
  }
}
