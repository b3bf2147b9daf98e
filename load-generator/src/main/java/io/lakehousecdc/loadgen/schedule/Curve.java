package io.lakehousecdc.loadgen.schedule;

import java.util.List;

/**
 * A level as a formula of the time since the curve's beginning, in seconds, with its integral and
 * the integral's inverse.
 */
public sealed interface Curve extends Shape permits Constant, Ramp, Sine {
  double level(double time);

  /** The integral of the level from 0 to {@code time}: in the open model, a number of calls. */
  double cumulative(double time);

  /**
   * The last time at which {@link #cumulative} is not above {@code amount}, which must be less than
   * the cumulative of the whole curve.
   */
  double reach(double amount);

  /** What remains of the curve after {@code time}, which must be before its end. */
  Curve rest(double time);

  @Override
  default List<Curve> curves() {
    return List.of(this);
  }
}
