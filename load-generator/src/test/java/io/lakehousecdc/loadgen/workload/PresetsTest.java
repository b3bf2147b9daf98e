package io.lakehousecdc.loadgen.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.threshold.Rules;
import org.junit.jupiter.api.Test;

class PresetsTest {

  @Test
  void allCanBeUsed() {
    assertThat(Presets.all())
        .extracting(Scenario::title)
        .containsExactly(
            "Seed mix", "Read heavy", "Write burst", "Soak", "Find the knee", "Freshness probe");
  }

  @Test
  void theirLoadAndThresholdsCanBeRead() {
    for (Scenario preset : Presets.all()) {
      assertThat(LoadPlan.parse(preset.load()).toString()).isNotBlank();
      assertThat(Rules.parse(preset.thresholds())).hasSameSizeAs(preset.thresholds());
    }
  }

  @Test
  void theReferenceHasTheNamesAndWeightsOfTheFirstLoadTest() {
    // When
    Scenario reference = Presets.find("reference").orElseThrow();

    // Then
    assertThat(reference.name()).isEqualTo("seed-mix");
    assertThat(reference.start().get(0).name()).isEqualTo("Init: Create Item");
    assertThat(reference.start().get(0).times()).isEqualTo(5);
    assertThat(reference.tasks())
        .extracting(task -> task.name() + " " + task.weight())
        .containsExactly(
            "Get All Items 3",
            "Get Single Item 4",
            "Create Item 2",
            "Update Item 2",
            "Delete Item 1");
  }

  @Test
  void anUnknownNameFindsNothing() {
    assertThat(Presets.find("nothing")).isEmpty();
    assertThat(Presets.text("soak")).hasValueSatisfying(text -> assertThat(text).contains("Soak"));
  }
}
