package io.lakehousecdc.loadgen.schedule;

/** From one level to another in a straight line. */
public record Ramp(double from, double to, double seconds) implements Curve {
  public Ramp {
    Levels.level(from);
    Levels.level(to);
    Levels.bounded(seconds);
  }

  @Override
  public double level(double time) {
    return from + slope() * time;
  }

  @Override
  public double cumulative(double time) {
    return time * (from + slope() * time / 2);
  }

  /**
   * The root of the quadratic equation, in the form that does not cancel when the slope is small.
   */
  @Override
  public double reach(double amount) {
    double discriminant = Math.max(0, from * from + 2 * slope() * amount);
    double denominator = from + Math.sqrt(discriminant);
    return denominator == 0 ? 0 : Math.min(seconds, 2 * amount / denominator);
  }

  private double slope() {
    return (to - from) / seconds;
  }

  @Override
  public Curve rest(double time) {
    return new Ramp(Math.max(0, level(time)), to, seconds - time);
  }

  @Override
  public double peak() {
    return Math.max(from, to);
  }
}
