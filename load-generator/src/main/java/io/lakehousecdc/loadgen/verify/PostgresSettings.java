package io.lakehousecdc.loadgen.verify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The database that is compared with what was written, if it may be read. */
@ConfigMapping(prefix = "load.postgres")
public interface PostgresSettings {

  /** {@code jdbc:postgresql://host:port/items}. Without it, no database is looked at. */
  Optional<String> jdbcUrl();

  @WithDefault("items")
  String user();

  Optional<String> password();

  /** How to read it; empty if it is not to be looked at. */
  default Optional<PostgresAccess> access() {
    return jdbcUrl().map(url -> new PostgresAccess(url, user(), password().orElse("")));
  }
}
