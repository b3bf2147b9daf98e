package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.schedule.LoadModel;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.web.Preview.Estimate;
import io.lakehousecdc.loadgen.web.Preview.Point;
import io.lakehousecdc.loadgen.workload.Action;
import io.lakehousecdc.loadgen.workload.Operation;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a plan would do, before it does it. */
final class Estimates {
  private static final int SECONDS_PER_HOUR = 3600;

  /** Of a plan without an end, so much is looked at. */
  private static final double OPEN_END_SECONDS = 600;

  private static final int POINTS = 240;

  /** Answers are not for free, even without thinking. */
  private static final double LEAST_TASK_SECONDS = 0.005;

  private Estimates() {}

  static Preview of(LoadPlan plan, Scenario scenario) {
    double seconds = plan.bounded() ? plan.seconds() : OPEN_END_SECONDS;
    double perLevel = plan.model() == LoadModel.OPEN ? 1 : 1 / taskSeconds(scenario);
    double rate = seconds == 0 ? 0 : plan.cumulative(seconds) / seconds * perLevel;
    Estimate estimate =
        new Estimate(
            plan.model() == LoadModel.OPEN ? "open" : "closed",
            rate,
            plan.peak() * perLevel,
            plan.bounded() ? Math.round(rate * seconds) : null,
            Math.round(rate * growth(scenario) * SECONDS_PER_HOUR),
            plan.bounded() ? plan.seconds() : null);
    return new Preview(plan.toString(), points(plan, seconds), estimate);
  }

  private static List<Point> points(LoadPlan plan, double seconds) {
    return IntStream.rangeClosed(0, POINTS)
        .mapToDouble(i -> seconds * i / POINTS)
        .mapToObj(at -> new Point(at, plan.level(Math.min(at, Math.nextDown(seconds)))))
        .toList();
  }

  /** Seconds from one task of a user to its next. */
  private static double taskSeconds(Scenario scenario) {
    double mean =
        (scenario.think().least().toMillis() + scenario.think().most().toMillis()) / 2.0 / 1000;
    return Math.max(mean, LEAST_TASK_SECONDS);
  }

  /** Rows that a task adds on average; with a number to hold, it is none in the long run. */
  private static double growth(Scenario scenario) {
    if (scenario.hold() > 0) {
      return 0;
    }
    double all = weight(scenario, null);
    return all == 0 ? 0 : (weight(scenario, Action.CREATE) - weight(scenario, Action.DELETE)) / all;
  }

  private static double weight(Scenario scenario, @Nullable Action action) {
    return scenario.tasks().stream()
        .filter(task -> action == null || task.action() == action)
        .mapToInt(Operation::weight)
        .sum();
  }
}
