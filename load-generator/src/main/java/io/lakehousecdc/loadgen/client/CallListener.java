package io.lakehousecdc.loadgen.client;

import io.lakehousecdc.loadgen.workload.Outcome;

/**
 * Is told how the calls of a connection end, by its event loop. The times are in the connection
 * until its next call.
 */
public interface CallListener {
  /** An answer came, of whatever status. */
  void answered(int status, byte[] body);

  /**
   * No readable answer came.
   *
   * @param outcome UNREADABLE, TIMEOUT, RESET or REFUSED
   */
  void failed(Outcome outcome);
}
