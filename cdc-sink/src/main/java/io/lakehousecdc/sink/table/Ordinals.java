package io.lakehousecdc.sink.table;

import java.util.Arrays;

/** A growing list of the ordinals of rows in a batch, without boxing. */
final class Ordinals {

  private int[] values = new int[16];
  private int size;

  /** All ordinals from 0 to {@code end}, without the latter. */
  static Ordinals upTo(int end) {
    Ordinals all = new Ordinals();
    all.values = new int[end];
    Arrays.setAll(all.values, i -> i);
    all.size = end;
    return all;
  }

  void add(int ordinal) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = ordinal;
  }

  int get(int i) {
    return values[i];
  }

  int size() {
    return size;
  }
}
