package io.lakehousecdc.loadgen.run;

import java.util.Arrays;

/** A first-in-first-out queue of numbers, without objects, that grows up to a limit. */
final class LongQueue {
  private static final int FIRST_SIZE = 64;

  private final int limit;
  private long[] values = new long[FIRST_SIZE];
  private int head;
  private int size;

  LongQueue(int limit) {
    this.limit = limit;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Appends a value; false if the queue is full. */
  boolean offer(long value) {
    if (size >= limit) {
      return false;
    }
    if (size == values.length) {
      grow();
    }
    values[(head + size) & (values.length - 1)] = value;
    size++;
    return true;
  }

  private void grow() {
    long[] larger = Arrays.copyOf(values, 2 * values.length);
    System.arraycopy(values, 0, larger, values.length, head);
    values = larger;
  }

  /** Takes the first value; there must be one. */
  long poll() {
    if (size == 0) {
      throw new IllegalStateException("Cannot take from an empty queue");
    }
    long value = values[head];
    head = (head + 1) & (values.length - 1);
    size--;
    return value;
  }
}
