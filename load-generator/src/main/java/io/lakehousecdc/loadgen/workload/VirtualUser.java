package io.lakehousecdc.loadgen.workload;

import org.jspecify.annotations.Nullable;

/**
 * One simulated client of the API. It has at most one call at a time and is confined to one thread.
 */
public interface VirtualUser {
  /**
   * The call to send now.
   *
   * @param intendedNanos when the schedule wanted it to be sent, as {@link System#nanoTime()}
   * @return null if there is nothing to do this time
   */
  @Nullable Call next(long intendedNanos);

  /** Judges an answer, and remembers what it says of the data. */
  Outcome answered(Call call, Answer answer);

  /** Remembers that nobody knows whether a write has happened. */
  void failed(Call call, Outcome outcome, long nanos);

  /** The time to wait before the next call in the closed model. */
  long thinkNanos();

  /** Whether the calls that make the user's first data are not all done yet. */
  default boolean starting() {
    return false;
  }
}
