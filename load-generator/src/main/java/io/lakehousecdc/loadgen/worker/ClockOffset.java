package io.lakehousecdc.loadgen.worker;

/**
 * How a worker's clocks are set, measured by an exchange of messages: the true value lies within
 * half the round trip.
 *
 * @param nanos the worker's monotonic clock minus the controller's
 * @param wallNanos the worker's wall clock minus the controller's
 * @param roundTripNanos of the exchange that it was measured by
 */
public record ClockOffset(long nanos, long wallNanos, long roundTripNanos) {
  /** How wrong the offsets can be at most, in nanoseconds. */
  public long uncertaintyNanos() {
    return roundTripNanos / 2;
  }

  static ClockOffset of(Message.Pong pong, long nowNanos, long nowEpochNanos) {
    long roundTrip = nowNanos - pong.controllerNanos();
    return new ClockOffset(
        pong.workerNanos() - (nowNanos - roundTrip / 2),
        pong.workerEpochNanos() - (nowEpochNanos - roundTrip / 2),
        roundTrip);
  }
}
