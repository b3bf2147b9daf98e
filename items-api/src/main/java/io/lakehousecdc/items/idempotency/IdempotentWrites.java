package io.lakehousecdc.items.idempotency;

import io.lakehousecdc.items.access.Caller;
import io.lakehousecdc.items.database.AnswerDeadline;
import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Does a write with an {@code Idempotency-Key} once, and gives its answer again to whoever sends it
 * again.
 *
 * <p>The answer is stored in the transaction of the write, so there are both or neither, whatever
 * crashes. Only what was done is stored: a request that was refused has changed nothing, and may be
 * tried again under its key.
 *
 * <p>In the transaction, the key is taken first and looked up then: whoever had it before has
 * committed by then, and the look sees the answer. The other way round, two transactions could both
 * find nothing.
 */
@Singleton
public class IdempotentWrites {
  public static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final Pool pool;
  private final AnswerDeadline deadline;
  private final StoredAnswers answers;
  private final Caller caller;

  IdempotentWrites(Pool pool, AnswerDeadline deadline, StoredAnswers answers, Caller caller) {
    this.pool = pool;
    this.deadline = deadline;
    this.answers = answers;
    this.caller = caller;
  }

  /**
   * @param headers of the request; without a key among them, the write is just done
   * @param operation what is asked for, which with the body makes the request
   * @param write uses the client that it is given, and fails if it changes nothing
   * @throws ProblemException 422 for a key that is none
   */
  public Uni<RestResponse<Object>> once(
      HttpHeaders headers,
      String operation,
      byte @Nullable [] body,
      Function<SqlClient, Uni<RestResponse<Object>>> write) {
    List<String> lines = headers.getRequestHeader(KEY);
    IdempotencyKey key = lines == null ? null : IdempotencyKey.read(caller.scope(), lines);
    if (key == null) {
      return deadline.bound(write.apply(pool));
    }
    byte[] fingerprint = Fingerprint.of(operation, body);
    return deadline.bound(
        pool.withTransaction(connection -> once(connection, key, fingerprint, write)));
  }

  private Uni<RestResponse<Object>> once(
      SqlClient connection,
      IdempotencyKey key,
      byte[] fingerprint,
      Function<SqlClient, Uni<RestResponse<Object>>> write) {
    return answers
        .take(connection, key)
        .flatMap(
            taken ->
                answers
                    .find(connection, key)
                    .flatMap(
                        stored -> {
                          if (stored != null) {
                            return again(stored, fingerprint);
                          }
                          return taken ? first(connection, key, fingerprint, write) : inFlight();
                        }));
  }

  private Uni<RestResponse<Object>> first(
      SqlClient connection,
      IdempotencyKey key,
      byte[] fingerprint,
      Function<SqlClient, Uni<RestResponse<Object>>> write) {
    return write
        .apply(connection)
        .flatMap(answer -> answers.store(connection, key, fingerprint, answer));
  }

  private static Uni<RestResponse<Object>> again(StoredAnswer stored, byte[] fingerprint) {
    return stored.isOf(fingerprint)
        ? Uni.createFrom().item(stored.again())
        : Uni.createFrom()
            .failure(
                ProblemException.invalid(
                    List.of(
                        Violation.ofParameter(
                            KEY, "reused", "was used for another request; send a new one"))));
  }

  private static Uni<RestResponse<Object>> inFlight() {
    return Uni.createFrom()
        .failure(
            ProblemException.conflict(
                "A request with this " + KEY + " is being answered; try again", RETRY_AFTER));
  }
}
