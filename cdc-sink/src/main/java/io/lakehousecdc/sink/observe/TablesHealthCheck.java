package io.lakehousecdc.sink.observe;

import io.lakehousecdc.sink.consume.ChangeConsumer;
import io.lakehousecdc.sink.consume.TableStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready while a table has stopped. It is readiness and not liveness because a restart would not
 * help: the sink tries again by itself, and answers meanwhile.
 */
@Readiness
@ApplicationScoped
class TablesHealthCheck implements HealthCheck {

  private final ChangeConsumer changes;

  TablesHealthCheck(ChangeConsumer changes) {
    this.changes = changes;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("tables").status(true);
    for (TableStatus table : changes.tables()) {
      if (table.state() == TableStatus.State.FAILED) {
        response.down().withData(table.table(), table.error());
      }
    }
    return response.build();
  }
}
