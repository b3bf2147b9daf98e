package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {
  @Test
  void whatHappenedIsToldInItsOrderAndEachVerdictOnce() {
    // Given
    FakeRun run =
        new FakeRun(
            "7", "A test", LoadPlan.parse("constant 9/s for 9s"), "http://a", List.of(), 20_000, 1);
    run.tick();
    run.mark("note", "all is well");
    run.tick();
    Failure failure =
        new Failure("Get Single Item", "TIMEOUT", 0, "no answer in time", 3, 20_500, 21_500, null);

    // When
    List<LogLine> lines = new RunLog().of(run.view(), run.seconds(0), List.of(failure));

    // Then
    assertThat(lines)
        .extracting(LogLine::text)
        .containsSubsequence(
            "Run 7 begins against http://a with seed 42: constant 9/s for 9s",
            "Get Single Item fails for the first time: no answer in time",
            "note: all is well");
    assertThat(lines).filteredOn(line -> line.text().startsWith("PASS:")).hasSize(1);
    assertThat(lines).extracting(LogLine::t).isSorted();
  }
}
