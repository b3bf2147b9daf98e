package io.lakehousecdc.items.database;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** How busy the database's connections are: when requests wait, this service is the bottleneck. */
@Singleton
class TurnGauges implements MeterBinder {
  private final Turns turns;

  TurnGauges(Turns turns) {
    this.turns = turns;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("items.database.turns.free", turns, Turns::free)
        .description("Connections that no request holds")
        .register(registry);
    Gauge.builder("items.database.turns.waiting", turns, Turns::waiting)
        .description("Requests that wait for a connection")
        .register(registry);
  }
}
