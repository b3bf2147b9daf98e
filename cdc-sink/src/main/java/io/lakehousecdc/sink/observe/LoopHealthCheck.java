package io.lakehousecdc.sink.observe;

import io.lakehousecdc.sink.consume.ChangeConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Dead once the sink's thread has ended: only a restart helps then. */
@Liveness
@ApplicationScoped
class LoopHealthCheck implements HealthCheck {

  private final ChangeConsumer changes;

  LoopHealthCheck(ChangeConsumer changes) {
    this.changes = changes;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("sink-loop").status(changes.isAlive()).build();
  }
}
