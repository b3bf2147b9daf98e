package io.lakehousecdc.endtoend.bench.api;

import java.util.Locale;

/** What is measured. The weights of the mix are those of the reference scenario. */
enum Operation {
  READ(4),
  LIST(3),
  CREATE(2),
  UPDATE(2),
  DELETE(1),
  MIX(0);

  /** Rows of a list. */
  static final int LIST_ROWS = 100;

  private final int weight;

  Operation(int weight) {
    this.weight = weight;
  }

  /** How often it occurs in the mix. */
  int weight() {
    return weight;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
