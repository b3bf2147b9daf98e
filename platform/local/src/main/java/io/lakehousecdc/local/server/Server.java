package io.lakehousecdc.local.server;

/**
 * A server that keeps its data, so that it can be started again at any time. Not safe for
 * concurrent calls of start and stop.
 */
public interface Server {
  /**
   * Returns once clients can use the server.
   *
   * @throws Exception with a message for the user if it cannot be started; nothing is left running
   *     then
   */
  void start() throws Exception;

  /** Stops the server in bounded time; does nothing if it does not run. */
  void stop();

  /** Whether the server was started and has not ended since. */
  boolean isAlive();
}
