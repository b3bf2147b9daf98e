package io.lakehousecdc.endtoend.bench.api;

import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param rows in the table before each run; more, where rows are deleted
 * @param pool connections of each service to PostgreSQL
 * @param ladder connections of the mix under different loads
 */
record ApiPlan(
    List<Operation> operations,
    int connections,
    int pool,
    int rows,
    int seconds,
    int rounds,
    int warmUpSeconds,
    List<Integer> ladder,
    int starts) {
  /** More than any contestant deletes in a second. */
  private static final int DELETES_PER_SECOND = 30_000;

  ApiPlan {
    operations = List.copyOf(operations);
    ladder = List.copyOf(ladder);
    if (connections < 1 || connections > 256 || pool < 2 || pool > 64 || starts < 1) {
      throw new IllegalArgumentException("Connections are 1 to 256, pools 2 to 64; see --help");
    }
    if (rows < 1_000 || seconds < 1 || seconds > 300 || rounds < 1 || rounds > 20) {
      throw new IllegalArgumentException("An option is out of its bounds; see --help");
    }
  }

  int rows(Operation operation) {
    return operation == Operation.DELETE ? Math.max(rows, DELETES_PER_SECOND * seconds) : rows;
  }
}
