package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.workload.Operation;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.util.List;

/** The built-in scenarios as the start page offers them. */
final class PresetCards {
  private PresetCards() {}

  static List<Preset> all() {
    return Presets.all().stream().map(PresetCards::card).toList();
  }

  private static Preset card(Scenario scenario) {
    double all = Math.max(1, scenario.tasks().stream().mapToInt(Operation::weight).sum());
    return new Preset(
        scenario.name(),
        scenario.title(),
        scenario.description(),
        scenario.load(),
        scenario.thresholds(),
        scenario.tasks().stream()
            .map(task -> new Preset.Share(task.name(), task.weight() / all))
            .toList());
  }
}
