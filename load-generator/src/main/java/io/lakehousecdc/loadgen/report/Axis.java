package io.lakehousecdc.loadgen.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A vertical axis.
 *
 * @param low value at its foot, greater than 0 if it is logarithmic
 */
record Axis(double low, double high, boolean logarithmic) {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final int LINEAR_TICKS = 4;
  private static final int MOST_DECADES = 3;

  /** From 0 to a round number above {@code most}. */
  static Axis linear(double most) {
    double step = step(Math.max(most, 1e-9) / LINEAR_TICKS);
    return new Axis(0, step * Math.ceil(Math.max(most, 1e-9) / step), false);
  }

  /** From the power of ten below {@code least} to the one above {@code most}. */
  static Axis logarithmic(double least, double most) {
    double low = Math.floor(Math.log10(Math.max(least, 1)));
    double high = Math.ceil(Math.log10(Math.max(most, 1)) + 1e-9);
    return new Axis(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)), true);
  }

  /** Where a value is, from 0 at the foot to 1 at the top. */
  double place(double value) {
    double place =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.min(1, Math.max(0, place));
  }

  /** Round values, ascending. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    if (!logarithmic) {
      double step = step(high / LINEAR_TICKS);
      for (int i = 0; i * step <= high * 1.0001; i++) {
        ticks.add(i * step);
      }
      return ticks;
    }
    boolean between = high / low <= Math.pow(10, MOST_DECADES);
    for (double power = low; power <= high * 1.0001; power *= 10) {
      ticks.add(power);
      if (between && power * 3 < high) {
        ticks.add(power * 3);
      }
    }
    return ticks;
  }

  private static double step(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : STEPS) {
      if (step * power >= least * 0.9999) {
        return step * power;
      }
    }
    return 10 * power;
  }
}
