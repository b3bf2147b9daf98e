package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.fake.Fault;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InRunChecksTest {
  private static final Scenario SEED_MIX = Presets.find("seed-mix").orElseThrow();

  static LongStream seeds() {
    return LongStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aCorrectServerIsNeverAccusedWhateverGetsLost(long seed) {
    // Given
    SimulatedRun run = new SimulatedRun(SEED_MIX, seed, 1 + (int) (seed % 7));

    // When
    run.run(2_000, 0.01 * (seed % 20));
    run.compare();

    // Then
    assertThat(run.findings.kept()).isEmpty();
    assertThat(run.outcomes).doesNotContainKeys(Outcome.CHECK_FAILED, Outcome.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "LOSE_CREATION, LOST",
    "LOSE_UPDATE, STALE",
    "LOSE_DELETION, RESURRECTED",
    "REMOVE_ITEM, LOST",
    "STALE_READ, STALE",
    "REPEAT_OLD_WRITE, STALE",
    "TORN_READ, TORN",
    "DOUBLE_ROW, DOUBLED",
    "WRONG_TYPE, WRONG_TYPE"
  })
  void eachPlantedFaultIsFoundAndNamed(Fault fault, Kind kind) {
    for (long seed = 0; seed < 10; seed++) {
      // Given
      SimulatedRun run = new SimulatedRun(SEED_MIX, seed, 3);
      run.run(200, 0.02);
      run.settle();

      // When
      run.items.plant(fault);
      run.run(600, 0);
      run.compare();

      // Then
      assertThat(run.items.allHappened()).isTrue();
      assertThat(run.findings.kept())
          .as("seed " + seed)
          .isNotEmpty()
          .allMatch(finding -> finding.kind() == kind);
    }
  }

  @Test
  void garbageIsUnreadableAndLeavesAWriteOpen() {
    for (long seed = 0; seed < 10; seed++) {
      // Given
      SimulatedRun run = new SimulatedRun(SEED_MIX, seed, 3);
      run.run(200, 0);

      // When
      run.items.plant(Fault.GARBAGE);
      run.run(600, 0);

      // Then
      assertThat(run.outcomes).containsEntry(Outcome.UNREADABLE, 1);
      assertThat(run.findings.kept()).isEmpty();
    }
  }

  @Test
  void itemsOfOthersAreNotJudged() {
    // Given
    SimulatedRun run = new SimulatedRun(SEED_MIX, 1, 2);
    run.items.addForeign("Espresso cup");
    run.items.addForeign("New Item other/0/1");

    // When
    run.run(1_000, 0);

    // Then
    assertThat(run.findings.kept()).isEmpty();
    assertThat(run.outcomes.keySet()).containsExactly(Outcome.OK);
  }
}
