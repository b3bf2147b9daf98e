package io.lakehousecdc.items.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The table {@code items_api.idempotency_keys}, in the transaction of the caller's connection. */
@Singleton
class StoredAnswers {
  private static final String TAKE =
      "select pg_try_advisory_xact_lock(hashtextextended($1::text || ' ' || $2::text, 0))";

  private static final String FIND =
      """
      select fingerprint, status, location, etag, body from items_api.idempotency_keys
      where scope = $1 and key = $2
      """;

  private static final String STORE =
      """
      with expired as (
        delete from items_api.idempotency_keys where (scope, key) in (
          select scope, key from items_api.idempotency_keys
          where created_at < now() - $1 * interval '1 second'
          order by created_at
          limit 8
          for update skip locked))
      insert into items_api.idempotency_keys (scope, key, fingerprint, status, location, etag, body)
      values ($2, $3, $4, $5, $6, $7, $8)
      """;

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
  Uni<Boolean> take(SqlClient connection, IdempotencyKey key) {
    return connection
        .preparedQuery(TAKE)
        .execute(Tuple.of(key.scope(), key.key()))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  Uni<@Nullable StoredAnswer> find(SqlClient connection, IdempotencyKey key) {
    return connection
        .preparedQuery(FIND)
        .mapping(StoredAnswer::of)
        .execute(Tuple.of(key.scope(), key.key()))
        .map(
            rows -> {
              RowIterator<StoredAnswer> found = rows.iterator();
              return found.hasNext() ? found.next() : null;
            });
  }

  /**
   * Stores the answer, and deletes some that are older than the retention: more than are stored, so
   * the table shrinks to what the retention asks for, and few enough to be cheap. Rows that another
   * transaction deletes are left to it, so nothing waits.
   */
  Uni<RestResponse<Object>> store(
      SqlClient connection, IdempotencyKey key, byte[] fingerprint, RestResponse<Object> answer) {
    Tuple values =
        Tuple.tuple()
            .addDouble((double) limits.retention().toSeconds())
            .addString(key.scope())
            .addString(key.key())
            .addValue(Buffer.buffer(fingerprint))
            .addInteger(answer.getStatus())
            .addString(answer.getHeaderString(HttpHeaders.LOCATION))
            .addString(answer.getHeaderString(HttpHeaders.ETAG))
            .addString(body(answer));
    return connection.preparedQuery(STORE).execute(values).replaceWith(answer);
  }

  private String body(RestResponse<Object> answer) {
    try {
      return json.writeValueAsString(answer.getEntity());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot store answer: its entity cannot be written", e);
    }
  }
}
