package io.lakehousecdc.items.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/**
 * The pool, whose connections give up on a server that does not answer.
 *
 * <p>Requests wait in {@link Turns}, so only readiness checks meet the queue in here. It has a
 * bound for a frozen server, where none of them ends, and no timeout: {@code Turns} says what a
 * timeout costs.
 */
@Singleton
class BoundedPool implements PgPoolCreator {
  private static final int NO_TIMEOUT = 0;

  private final DatabaseLimits limits;

  BoundedPool(DatabaseLimits limits) {
    this.limits = limits;
  }

  @Override
  public Pool create(Input input) {
    input.pgConnectOptionsList().forEach(this::bound);
    input
        .poolOptions()
        .setMaxWaitQueueSize(2 * input.poolOptions().getMaxSize())
        .setConnectionTimeout(NO_TIMEOUT);
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }

  private void bound(PgConnectOptions options) {
    options
        .addProperty("statement_timeout", Integer.toString(millis(limits.statementTimeout())))
        .setConnectTimeout(millis(limits.connectTimeout()))
        // Of a host that is gone, the kernel notices when it asks.
        .setTcpKeepAlive(true);
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
