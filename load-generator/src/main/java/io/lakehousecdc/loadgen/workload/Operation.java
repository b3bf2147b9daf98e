package io.lakehousecdc.loadgen.workload;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A call that users make.
 *
 * @param weight how often it is chosen, against the other operations; 0 at the start of a user
 * @param times how often it is done at the start of a user, else 1
 * @param body null for none
 * @param expected the statuses that are successes
 * @param think null for that of the scenario
 */
public record Operation(
    String name,
    Action action,
    int weight,
    int times,
    String method,
    Template path,
    @Nullable Body body,
    Set<Integer> expected,
    @Nullable Think think) {

  public Operation {
    expected = Set.copyOf(expected);
  }
}
