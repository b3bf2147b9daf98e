package io.lakehousecdc.endtoend.bench.api;

/** Something that does the operations. */
interface Contestant {
  String name();

  /** Its rows. */
  ItemsTable table();

  /**
   * Does the operation for a time, with as many requests at once as there are connections, on a
   * table that was just {@linkplain ItemsTable#refill refilled}.
   *
   * @throws IllegalStateException if an answer is wrong
   */
  Figures run(Operation operation, int connections, int seconds);
}
