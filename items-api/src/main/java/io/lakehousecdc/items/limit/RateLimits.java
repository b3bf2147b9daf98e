package io.lakehousecdc.items.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How much one client may ask for. */
@ConfigMapping(prefix = "items.rate-limit")
interface RateLimits {

  /** Requests of a client in a period, and in one burst; without it there is no limit. */
  OptionalInt requests();

  /** Time in which an empty bucket is full again. */
  @WithDefault("1m")
  Duration period();

  /**
   * Clients that are remembered, at some 150 bytes each. Of more, the one that was silent longest
   * is forgotten, and begins with a full bucket again.
   */
  @WithDefault("10000")
  int maxClients();
}
