package io.lakehousecdc.items.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of the connection pool for which Quarkus has no setting of its own. */
@ConfigMapping(prefix = "items.database")
interface DatabaseLimits {

  /**
   * Requests that may wait for a connection; the next one is answered 503 at once. With 8
   * connections and 1 ms a statement, 256 wait about 30 ms.
   */
  @WithDefault("256")
  int maxWaitQueueSize();

  /** Longest wait for a connection, in the queue or until it is established. */
  @WithDefault("3s")
  Duration acquireTimeout();

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
