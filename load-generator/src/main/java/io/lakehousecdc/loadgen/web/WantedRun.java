package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.session.Order;
import io.lakehousecdc.loadgen.threshold.Rule;
import io.lakehousecdc.loadgen.threshold.Rules;
import io.lakehousecdc.loadgen.threshold.ThresholdException;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A draft that was checked, with all that is wrong told at once. */
record WantedRun(Scenario scenario, LoadPlan plan, Order order) {
  private static final String REFERENCE = "reference";
  private static final int MOST_WARM_UP = 3600;

  /**
   * @throws ProblemException that points at each thing that is wrong
   */
  static WantedRun of(Draft draft, URI defaultTarget) {
    Scenario scenario = scenario(draft);
    List<Violation> violations = new ArrayList<>();
    LoadPlan plan = plan(draft.load() == null ? scenario.load() : draft.load(), violations);
    List<String> thresholds = draft.thresholds();
    checkRules(thresholds == null ? scenario.thresholds() : thresholds, scenario, violations);
    Duration warmUp = warmUp(draft, violations);
    if (plan == null || !violations.isEmpty()) {
      throw ProblemException.invalid(violations.get(0).detail(), violations);
    }
    URI target = draft.target() == null ? defaultTarget : Targets.parse(draft.target());
    Order order =
        new Order(
            scenario,
            target,
            draft.title(),
            plan.toString(),
            thresholds,
            draft.seed(),
            warmUp,
            Limits.DEFAULT,
            ClientSettings.DEFAULT);
    return new WantedRun(scenario, plan, order);
  }

  /**
   * @throws ProblemException that points at {@code #/load}
   */
  static LoadPlan plan(String text) {
    List<Violation> violations = new ArrayList<>();
    LoadPlan plan = plan(text, violations);
    if (plan == null) {
      throw ProblemException.invalid(violations.get(0).detail(), violations);
    }
    return plan;
  }

  private static @Nullable LoadPlan plan(String text, List<Violation> violations) {
    try {
      return LoadPlan.parse(text);
    } catch (IllegalArgumentException e) {
      violations.add(new Violation("#/load", String.valueOf(e.getMessage()), "syntax"));
      return null;
    }
  }

  private static Scenario scenario(Draft draft) {
    String name = Objects.requireNonNullElse(draft.preset(), REFERENCE);
    return Presets.find(name)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "#/preset", "unknown", "There is no preset named " + name));
  }

  private static void checkRules(
      List<String> texts, Scenario scenario, List<Violation> violations) {
    List<String> operations = scenario.operationNames();
    for (int i = 0; i < texts.size(); i++) {
      try {
        Rules.check(List.of(Rule.parse(texts.get(i))), operations);
      } catch (ThresholdException e) {
        String detail = String.valueOf(e.getMessage());
        violations.add(new Violation("#/thresholds/" + i, detail, "syntax"));
      }
    }
  }

  private static Duration warmUp(Draft draft, List<Violation> violations) {
    int seconds = Objects.requireNonNullElse(draft.warmUpSeconds(), 0);
    if (seconds < 0 || seconds > MOST_WARM_UP) {
      String detail = "Invalid warm-up: %d s (0 to %d)".formatted(seconds, MOST_WARM_UP);
      violations.add(new Violation("#/warmUpSeconds", detail, "range"));
    }
    return Duration.ofSeconds(Math.max(0, seconds));
  }
}
