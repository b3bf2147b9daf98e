package io.lakehousecdc.loadgen.workload;

/** Whole numbers, both ends included. */
public record Range(int from, int to) {
  public Range {
    if (from > to) {
      throw new IllegalArgumentException("the range ends before it begins: " + from + ".." + to);
    }
  }

  /** One of them, the same for the same draw. */
  int pick(long draw) {
    return from + (int) Draws.below(draw, (long) to - from + 1);
  }
}
