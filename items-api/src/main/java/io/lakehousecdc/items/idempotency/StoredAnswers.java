package io.lakehousecdc.items.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The table {@code items_api.idempotency_keys}, in the transaction of the caller. */
@Singleton
class StoredAnswers implements PanacheRepositoryBase<StoredAnswer, IdempotencyKey> {
  private final IdempotencyLimits limits;
  private final ObjectMapper json;

  StoredAnswers(IdempotencyLimits limits, ObjectMapper json) {
    this.limits = limits;
    this.json = json;
  }

  /**
   * Whether this transaction is now the only one with the key, until it ends. Never waits. By a
   * hash of 64 bits: two keys that share one only wait for each other.
   */
  Uni<Boolean> take(IdempotencyKey key) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(:scope || ' ' || :key, 0))",
                        Boolean.class)
                    .setParameter("scope", key.scope())
                    .setParameter("key", key.key())
                    .getSingleResult());
  }

  Uni<@Nullable StoredAnswer> find(IdempotencyKey key) {
    return findById(key);
  }

  /**
   * Stores the answer, and deletes some that are older than the retention: more than are stored, so
   * the table shrinks to what the retention asks for, and few enough to be cheap. Rows that another
   * transaction deletes are left to it, so nothing waits.
   */
  Uni<RestResponse<Object>> store(
      IdempotencyKey key, byte[] fingerprint, RestResponse<Object> answer) {
    return getSession()
        .flatMap(
            session ->
                session
                    .createNativeQuery(
                        """
                        with expired as (
                          delete from items_api.idempotency_keys where (scope, key) in (
                            select scope, key from items_api.idempotency_keys
                            where created_at < now() - cast(:retention as bigint) * interval '1 second'
                            order by created_at
                            limit 8
                            for update skip locked))
                        insert into items_api.idempotency_keys (scope, key, fingerprint, status, location, etag, body)
                        values (:scope, :key, :fingerprint, :status, :location, :etag, :body)
                        """)
                    .setParameter("retention", limits.retention().toSeconds())
                    .setParameter("scope", key.scope())
                    .setParameter("key", key.key())
                    .setParameter("fingerprint", fingerprint)
                    .setParameter("status", answer.getStatus())
                    .setParameter("location", answer.getHeaderString(HttpHeaders.LOCATION))
                    .setParameter("etag", answer.getHeaderString(HttpHeaders.ETAG))
                    .setParameter("body", body(answer))
                    .executeUpdate())
        .replaceWith(answer);
  }

  private String body(RestResponse<Object> answer) {
    try {
      return json.writeValueAsString(answer.getEntity());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot store answer: its entity cannot be written", e);
    }
  }
}
