package io.lakehousecdc.loadgen.schedule;

import java.util.List;

/** Straight up to the peak in the first half of the time, and straight down again in the second. */
public record Spike(double base, double top, double seconds) implements Shape {
  public Spike {
    Levels.level(base);
    Levels.level(top);
    Levels.bounded(seconds);
  }

  @Override
  public List<Curve> curves() {
    return List.of(new Ramp(base, top, seconds / 2), new Ramp(top, base, seconds / 2));
  }

  @Override
  public double peak() {
    return Math.max(base, top);
  }
}
