package io.lakehousecdc.sink.plan;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A growing list of row positions of one data file, without boxing. Each position is at most once
 * in it, in no order.
 */
public final class Positions {

  private long[] values = new long[4];
  private int size;

  /** Adds one position, counted from 0 at the start of the data file. */
  public void add(long pos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = pos;
  }

  /** How many positions it holds. */
  public int size() {
    return size;
  }

  /** Gives every position to {@code action}. */
  public void forEach(LongConsumer action) {
    for (int i = 0; i < size; i++) {
      action.accept(values[i]);
    }
  }

  @Override
  public String toString() {
    return Arrays.toString(Arrays.copyOf(values, size));
  }
}
