package io.lakehousecdc.items.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the work with the database for which Quarkus has no setting of its own. */
@ConfigMapping(prefix = "items.database")
interface DatabaseLimits {

  /**
   * Requests that may wait for a connection; the next one is answered 503 at once. At 1,000
   * requests a second the last of 1,024 waits a second.
   */
  @WithDefault("1024")
  int maxWaitQueueSize();

  /** Longest wait until a connection is established, and for the answer to the readiness check. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** Longest run of a statement, waits for row locks included; the server cancels it then. */
  @WithDefault("4s")
  Duration statementTimeout();

  /**
   * Longest time to an answer, whatever hangs: a frozen server, or a network that drops packets,
   * would otherwise hold a request for as long as TCP tries.
   */
  @WithDefault("5s")
  Duration answerTimeout();
}
