package io.lakehousecdc.loadgen.model;

import java.util.Arrays;

/** Columns of whole numbers. */
final class Columns {
  private Columns() {}

  /**
   * @param order positions in the low halves
   */
  static int[] ordered(int[] column, long[] order) {
    int[] ordered = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ordered[i] = column[(int) order[i]];
    }
    return ordered;
  }

  static int[] joined(int[] first, int[] second) {
    int[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
