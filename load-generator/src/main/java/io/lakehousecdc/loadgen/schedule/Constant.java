package io.lakehousecdc.loadgen.schedule;

/** The same level all the time. */
public record Constant(double level, double seconds) implements Curve {
  public Constant {
    Levels.level(level);
    Levels.maybeEndless(seconds);
  }

  @Override
  public double level(double time) {
    return level;
  }

  @Override
  public double cumulative(double time) {
    return level * time;
  }

  @Override
  public double reach(double amount) {
    return amount / level;
  }

  @Override
  public Curve rest(double time) {
    return new Constant(level, seconds - time);
  }

  @Override
  public double peak() {
    return level;
  }
}
