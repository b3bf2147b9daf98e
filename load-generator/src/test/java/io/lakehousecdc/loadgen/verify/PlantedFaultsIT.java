package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.loadgen.fake.FakeItemsServer;
import io.lakehousecdc.loadgen.fake.Fault;
import io.lakehousecdc.loadgen.fake.NetFault;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.verify.PlaceReport.State;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The real load against a server that does wrong on purpose. */
class PlantedFaultsIT {
  private static final Scenario SEED_MIX = Presets.find("seed-mix").orElseThrow();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void failuresOfTheNetAreCountedAndAccuseNobody() throws Exception {
    try (FakeItemsServer server = new FakeItemsServer();
        CheckedRun run =
            new CheckedRun(SEED_MIX, "constant 400/s for 4s", server.uri(), WriteListener.NONE)) {
      // Given
      for (int i = 0; i < 25; i++) {
        server.plant(NetFault.ERROR_BEFORE);
        server.plant(NetFault.ERROR_AFTER);
        server.plant(NetFault.RESET_BEFORE);
        server.plant(NetFault.RESET_AFTER);
        server.plant(NetFault.NO_HTTP);
      }
      server.plant(NetFault.SLOW_SECOND);

      // When
      run.await(LIMIT);
      List<PlaceReport> reports =
          run.workload
              .verification()
              .run(new Places(server.uri(), null, null), Instant.now(), LIMIT);

      // Then
      assertThat(server.allHappened()).isTrue();
      assertThat(run.outcomes)
          .containsEntry(Outcome.UNEXPECTED_STATUS, 50L)
          .containsEntry(Outcome.RESET, 50L)
          .containsEntry(Outcome.UNREADABLE, 25L)
          .containsOnlyKeys(
              Outcome.OK, Outcome.UNEXPECTED_STATUS, Outcome.RESET, Outcome.UNREADABLE);
      assertThat(run.response.getMaxValue()).isBetween(950_000L, 1_500_000L);
      assertThat(run.findings.kept()).isEmpty();
      assertThat(reports).extracting(PlaceReport::state).containsExactly(State.EQUAL);
    }
  }

  @Test
  void wrongDataIsFoundAndNamed() throws Exception {
    try (FakeItemsServer server = new FakeItemsServer();
        CheckedRun run =
            new CheckedRun(SEED_MIX, "constant 400/s for 4s", server.uri(), WriteListener.NONE)) {
      // Given
      server.items().plant(Fault.LOSE_CREATION);
      server.items().plant(Fault.LOSE_UPDATE);
      server.items().plant(Fault.LOSE_DELETION);
      server.items().plant(Fault.DOUBLE_ROW);
      server.items().plant(Fault.TORN_READ);
      server.items().plant(Fault.WRONG_TYPE);
      server.items().plant(Fault.GARBAGE);

      // When
      run.await(LIMIT);
      List<PlaceReport> reports =
          run.workload
              .verification()
              .run(new Places(server.uri(), null, null), Instant.now(), LIMIT);

      // Then
      Map<Kind, Long> kinds =
          run.findings.kept().stream()
              .collect(Collectors.groupingBy(Finding::kind, Collectors.counting()));
      assertThat(kinds)
          .containsOnlyKeys(
              Kind.LOST, Kind.STALE, Kind.RESURRECTED, Kind.DOUBLED, Kind.TORN, Kind.WRONG_TYPE);
      assertThat(run.outcomes).containsEntry(Outcome.UNREADABLE, 1L);
      assertThat(run.outcomes.get(Outcome.CHECK_FAILED)).isPositive();
      assertThat(reports).extracting(PlaceReport::state).containsExactly(State.DIFFERENT);
    }
  }
}
