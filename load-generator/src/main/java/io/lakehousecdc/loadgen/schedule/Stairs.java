package io.lakehousecdc.loadgen.schedule;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Equally long steps of equal height; the first has the level {@code from}, the last {@code to}.
 */
public record Stairs(double from, double to, int steps, double seconds) implements Shape {
  private static final int MOST_STEPS = 1000;

  public Stairs {
    Levels.level(from);
    Levels.level(to);
    Levels.bounded(seconds);
    if (steps < 2 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "Invalid number of steps: %d (from 2 to %d)".formatted(steps, MOST_STEPS));
    }
  }

  @Override
  public List<Curve> curves() {
    return IntStream.range(0, steps)
        .<Curve>mapToObj(
            step -> new Constant(from + (to - from) * step / (steps - 1), seconds / steps))
        .toList();
  }

  @Override
  public double peak() {
    return Math.max(from, to);
  }
}
