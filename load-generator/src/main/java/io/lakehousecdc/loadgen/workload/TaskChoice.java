package io.lakehousecdc.loadgen.workload;

import java.util.List;

/** Chooses tasks by their weights. */
final class TaskChoice {
  private final List<Operation> tasks;
  private final int firstTask;
  private final int hold;
  private final long[] upTo;
  private final int creation;
  private final int deletion;

  TaskChoice(Scenario scenario) {
    this.tasks = scenario.tasks();
    this.firstTask = scenario.start().size();
    this.hold = scenario.hold();
    this.upTo = new long[tasks.size()];
    long sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += tasks.get(i).weight();
      upTo[i] = sum;
    }
    this.creation = first(Action.CREATE);
    this.deletion = first(Action.DELETE);
  }

  /**
   * The operation for a draw, as an index into {@link Scenario#operations()}.
   *
   * @param items how many items the user has
   */
  int choose(long draw, int items) {
    long point = Draws.below(draw, upTo[upTo.length - 1]);
    int task = 0;
    while (point >= upTo[task]) {
      task++;
    }
    return firstTask + (hold == 0 ? task : balanced(task, items));
  }

  /** Keeps the number of items where it shall be, without a change to the number of writes. */
  private int balanced(int task, int items) {
    return switch (tasks.get(task).action()) {
      case CREATE -> items >= hold && deletion >= 0 ? deletion : task;
      case DELETE -> items < hold && creation >= 0 ? creation : task;
      case READ, UPDATE, LIST, OTHER -> task;
    };
  }

  private int first(Action action) {
    for (int i = 0; i < tasks.size(); i++) {
      if (tasks.get(i).action() == action) {
        return i;
      }
    }
    return -1;
  }
}
