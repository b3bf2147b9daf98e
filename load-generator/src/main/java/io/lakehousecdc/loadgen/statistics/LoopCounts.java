package io.lakehousecdc.loadgen.statistics;

/**
 * What one event loop counts.
 *
 * @param intended calls that were due in the second; likewise {@code sent} and {@code done}
 * @param users virtual users at its end; likewise the others
 */
public record LoopCounts(
    long intended, long sent, long done, int users, int inFlight, int queued, int connections) {
  static final LoopCounts NONE = new LoopCounts(0, 0, 0, 0, 0, 0, 0);

  LoopCounts plus(LoopCounts other) {
    return new LoopCounts(
        intended + other.intended,
        sent + other.sent,
        done + other.done,
        users + other.users,
        inFlight + other.inFlight,
        queued + other.queued,
        connections + other.connections);
  }
}
