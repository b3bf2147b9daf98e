package io.lakehousecdc.loadgen.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.loadgen.verify.PlaceReport.State;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Presets;
import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** The whole pipeline, whose API is killed in the middle of a run. */
class PipelineIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void whatWasAcknowledgedIsInTheLakeAlthoughTheApiWasKilled() throws Exception {
    Logger.getLogger("org.apache.iceberg").setLevel(Level.WARNING);
    try (LocalPlatform platform = LocalPlatform.start(Part.PIPELINE)) {
      // Given
      platform.registerConnector();
      Places places =
          new Places(
              platform.endpoints().uri(Part.ITEMS_API),
              new PostgresAccess(
                  platform.jdbcUrl("items"), "items", platform.secrets().postgresItemsPassword()),
              new LakeAccess(
                  platform.catalogUri(),
                  platform.secrets().catalogToken(),
                  "lakehouse.items",
                  platform.s3Endpoint(),
                  platform.secrets().s3AccessKey(),
                  platform.secrets().s3SecretKey(),
                  "us-east-1"));
      try (Freshness freshness = Freshness.start(places.lake(), Duration.ofMillis(100));
          CheckedRun run =
              new CheckedRun(
                  Presets.find("soak").orElseThrow(),
                  "constant 100/s for 15s",
                  places.api(),
                  freshness)) {
        // When
        await().atMost(LIMIT).until(() -> run.ended() >= 400);
        platform.kill(Part.ITEMS_API);
        platform.restart(Part.ITEMS_API);
        run.await(LIMIT);
        boolean allSeen = freshness.awaitAll(LIMIT);
        List<PlaceReport> reports =
            run.workload.verification().run(places, run.workload.lastWrite(), LIMIT);

        // Then
        assertThat(run.findings.kept()).isEmpty();
        assertThat(reports).allMatch(report -> report.state() == State.EQUAL);
        assertThat(allSeen).isTrue();
        assertThat(run.outcomes.get(Outcome.OK)).isGreaterThan(500);
        assertThat(run.outcomes).containsKey(Outcome.REFUSED);
        assertThat(freshness.total().getTotalCount()).isGreaterThan(300);
      }
    }
  }
}
