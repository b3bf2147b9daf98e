package io.lakehousecdc.loadgen.schedule;

/**
 * Up and down between two levels, without corners.
 *
 * @param period seconds from one lowest level to the next
 * @param phase seconds after the lowest level at which the curve begins
 */
public record Sine(double low, double high, double period, double phase, double seconds)
    implements Curve {
  private static final int BISECTIONS = 200;

  public Sine {
    Levels.level(low);
    Levels.level(high);
    Levels.bounded(period);
    Levels.maybeEndless(seconds);
    if (!(phase >= 0 && phase < period)) {
      throw new IllegalArgumentException(
          "Invalid phase: %s s (from 0 to less than the period)".formatted(Numbers.text(phase)));
    }
  }

  @Override
  public double level(double time) {
    return (low + high) / 2 - (high - low) / 2 * Math.cos(angle(time));
  }

  @Override
  public double cumulative(double time) {
    if (time == Double.POSITIVE_INFINITY) {
      return time;
    }
    double swing = (high - low) / 2 * period / (2 * Math.PI);
    return (low + high) / 2 * time - swing * (Math.sin(angle(time)) - Math.sin(angle(0)));
  }

  private double angle(double time) {
    return 2 * Math.PI * (time + phase) / period;
  }

  /** Newton's method, kept between bounds that close in by bisection. */
  @Override
  public double reach(double amount) {
    double mean = (low + high) / 2;
    double least = Math.max(0, amount / mean - period);
    double most = Math.min(seconds, amount / mean + period);
    double time = Math.min(most, Math.max(least, amount / mean));
    for (int i = 0; i < BISECTIONS && most - least > 1e-10; i++) {
      double excess = cumulative(time) - amount;
      if (excess > 0) {
        most = time;
      } else {
        least = time;
      }
      double step = time - excess / level(time);
      if (Math.abs(step - time) < 1e-10 && step >= least && step <= most) {
        return step;
      }
      time = step > least && step < most ? step : (least + most) / 2;
    }
    return time;
  }

  @Override
  public Curve rest(double time) {
    return new Sine(low, high, period, (phase + time) % period, seconds - time);
  }

  @Override
  public double peak() {
    return Math.max(low, high);
  }
}
