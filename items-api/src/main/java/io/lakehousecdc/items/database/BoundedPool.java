package io.lakehousecdc.items.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
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
    int timeout = Math.toIntExact(limits.acquireTimeout().toMillis());
    input.pgConnectOptionsList().forEach(options -> options.setConnectTimeout(timeout));
    return PgBuilder.pool()
        .with(
            input
                .poolOptions()
                .setMaxWaitQueueSize(limits.maxWaitQueueSize())
                .setConnectionTimeout(timeout)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
        .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
