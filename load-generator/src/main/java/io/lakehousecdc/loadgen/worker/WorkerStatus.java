package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.schedule.Share;
import org.jspecify.annotations.Nullable;

/**
 * A worker, for people.
 *
 * @param share of the load at present
 * @param clock null until it is measured
 * @param done calls that are over
 * @param error why it was lost or failed, or null
 */
public record WorkerStatus(
    int ordinal,
    String name,
    State state,
    Share share,
    @Nullable ClockOffset clock,
    long done,
    @Nullable String error) {
  /** Where a worker stands. */
  public enum State {
    /** Has nothing to do. */
    READY,
    RUNNING,
    /** Has done its share of the run. */
    DONE,
    /** Went away or fell silent during a run. */
    LOST
  }
}
