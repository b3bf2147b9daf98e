package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.history.HistorySettings;
import io.lakehousecdc.loadgen.history.RunStore;
import io.lakehousecdc.loadgen.verdict.ValidityLimits;
import io.lakehousecdc.loadgen.verify.LakeSettings;
import io.lakehousecdc.loadgen.verify.PostgresSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the surroundings of runs from the configuration. */
@ApplicationScoped
class SurroundingsFactory {
  private final HistorySettings history;
  private final ValidityLimits limits;
  private final PostgresSettings postgres;
  private final LakeSettings lake;
  private final String version;

  SurroundingsFactory(
      HistorySettings history,
      ValidityLimits limits,
      PostgresSettings postgres,
      LakeSettings lake,
      @ConfigProperty(name = "quarkus.application.version") String version) {
    this.history = history;
    this.limits = limits;
    this.postgres = postgres;
    this.lake = lake;
    this.version = version;
  }

  @Produces
  @Singleton
  Surroundings surroundings() {
    return new Surroundings(
        RunStore.of(history),
        limits,
        postgres.access().orElse(null),
        lake.access().orElse(null),
        lake.catchUp(),
        lake.poll(),
        version);
  }
}
