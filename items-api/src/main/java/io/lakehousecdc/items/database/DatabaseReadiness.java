package io.lakehousecdc.items.database;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the pool that serves the requests gets an answer from the database. */
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {
  private final Pool pool;
  private final DatabaseLimits limits;

  DatabaseReadiness(Pool pool, DatabaseLimits limits) {
    this.pool = pool;
    this.limits = limits;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return pool.withConnection(connection -> connection.query("select 1").execute())
        .ifNoItem()
        .after(limits.connectTimeout())
        .fail()
        .map(rows -> HealthCheckResponse.up("database"))
        .onFailure()
        .recoverWithItem(
            e ->
                HealthCheckResponse.named("database")
                    .down()
                    .withData("error", String.valueOf(e))
                    .build());
  }
}
