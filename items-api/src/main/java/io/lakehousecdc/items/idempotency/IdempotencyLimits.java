package io.lakehousecdc.items.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the stored answers. */
@ConfigMapping(prefix = "items.idempotency")
interface IdempotencyLimits {

  /**
   * How long the answer to a key is kept at least. Long enough for a client that is switched off
   * over night to send again what it is not sure of.
   */
  @WithDefault("24h")
  Duration retention();
}
