package io.lakehousecdc.loadgen.history;

import java.util.List;

/**
 * A run as it was asked for.
 *
 * @param id unique over all runs; also the name of its directory
 * @param load the plan as text
 * @param operations in the order of their indexes
 * @param thresholds in the one-line form
 * @param warmUpSeconds seconds at the beginning that do not count
 * @param startedAt epoch milliseconds
 */
public record RunDescription(
    String id,
    String title,
    String scenario,
    String load,
    String target,
    long seed,
    List<NamedOperation> operations,
    List<String> thresholds,
    long warmUpSeconds,
    long startedAt,
    Environment environment) {

  public RunDescription {
    operations = List.copyOf(operations);
    thresholds = List.copyOf(thresholds);
  }

  /** An operation, with the method of its calls. */
  public record NamedOperation(String name, String method) {}

  /** The names of the operations. */
  public List<String> operationNames() {
    return operations.stream().map(NamedOperation::name).toList();
  }

  /**
   * The first epoch second that counts: the one in which the run began, or the first one that holds
   * no call of the warm-up.
   */
  public long firstMeasured() {
    return warmUpSeconds == 0
        ? Math.floorDiv(startedAt, 1000L)
        : Math.floorDiv(startedAt + 999, 1000L) + warmUpSeconds;
  }
}
