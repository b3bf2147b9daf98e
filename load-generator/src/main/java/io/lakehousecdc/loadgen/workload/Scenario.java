package io.lakehousecdc.loadgen.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * What users do, as a file says it.
 *
 * @param name short, for command lines
 * @param title for people
 * @param load the text of the load plan that suits it
 * @param think the wait after a task in the closed model, where the operation has none of its own
 * @param hold how many items a user keeps: with so many it deletes where it would create, with
 *     fewer it creates where it would delete; 0 for no such limit
 * @param rereads the share of reads of one item, 0 to 1, that look for an item the user deleted
 * @param withoutItems the ids that are read by a user that has no items
 * @param thresholds in the one-line form
 * @param start what a user does first, once and in this order
 * @param tasks what a user does then, by weight
 */
public record Scenario(
    String name,
    String title,
    String description,
    String load,
    Accounting accounting,
    Think think,
    int hold,
    double rereads,
    Range withoutItems,
    List<String> thresholds,
    List<Operation> start,
    List<Operation> tasks) {

  public Scenario {
    thresholds = List.copyOf(thresholds);
    start = List.copyOf(start);
    tasks = List.copyOf(tasks);
  }

  /** The start-up operations, then the tasks: {@link Call#operation()} is an index into them. */
  public List<Operation> operations() {
    List<Operation> all = new ArrayList<>(start);
    all.addAll(tasks);
    return all;
  }

  /** The names of {@link #operations()}, in their order. */
  public List<String> operationNames() {
    return operations().stream().map(Operation::name).toList();
  }

  /**
   * The same scenario counted as Locust 2.8.6 counted it: an answer 404 is a failure, and
   * descriptions carry no stamp, so that a torn item is not found.
   */
  public Scenario withAccounting(Accounting other) {
    return new Scenario(
        name,
        title,
        description,
        load,
        other,
        think,
        hold,
        rereads,
        withoutItems,
        thresholds,
        start,
        tasks);
  }
}
