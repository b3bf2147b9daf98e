package io.lakehousecdc.items.idempotency;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import org.hibernate.annotations.Immutable;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The answer to a write that was done, as Hibernate reads it. */
@Entity
@Immutable
@IdClass(IdempotencyKey.class)
@Table(schema = "items_api", name = "idempotency_keys")
@NullUnmarked // Hibernate fills the fields after construction.
class StoredAnswer {
  @Id String scope;
  @Id String key;
  byte[] fingerprint;
  int status;
  @Nullable String location;
  @Nullable String etag;
  String body;

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
