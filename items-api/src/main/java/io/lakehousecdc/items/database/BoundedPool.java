package io.lakehousecdc.items.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The pool with a bounded queue and a short wait: by default the queue has no bound and a request
 * waits 30 s, so a slow database would fill the memory with requests that nobody waits for any
 * more.
 */
@Singleton
class BoundedPool implements PgPoolCreator {
  private final DatabaseLimits limits;

  BoundedPool(DatabaseLimits limits) {
    this.limits = limits;
  }

  @Override
  public Pool create(Input input) {
    input.pgConnectOptionsList().forEach(this::bound);
    input
        .poolOptions()
        .setMaxWaitQueueSize(limits.maxWaitQueueSize())
        .setConnectionTimeout(millis(limits.acquireTimeout()))
        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }

  private void bound(PgConnectOptions options) {
    options
        .addProperty("statement_timeout", Integer.toString(millis(limits.statementTimeout())))
        .setConnectTimeout(millis(limits.acquireTimeout()))
        // Of a host that is gone, the kernel notices when it asks.
        .setTcpKeepAlive(true);
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
