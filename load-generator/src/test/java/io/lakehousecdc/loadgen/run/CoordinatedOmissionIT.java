package io.lakehousecdc.loadgen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server stands still for a while. Of the calls at a constant rate, those that were due meanwhile
 * see a response time spread evenly from 0 to the length of the standstill; users that wait for
 * their answers see it once each, and a tool that has only those hides it.
 */
class CoordinatedOmissionIT {
  private static final int RATE = 1000;

  @TempDir private Path directory;

  @Test
  void aStandstillShowsInAllCallsThatWereDueMeanwhile() throws Exception {
    standstill(12, 1);
  }

  /** The full length, which the arithmetic of the two percentiles is known for. */
  @Tag("slow")
  @Test
  void aStandstillOfTwoSecondsInAMinuteIsAP99Of1400Milliseconds() throws Exception {
    Histogram response = standstill(60, 2);

    assertThat(response.getValueAtPercentile(99) / 1e6).isCloseTo(1.40, within(0.14));
    assertThat(response.getValueAtPercentile(99.9) / 1e6).isCloseTo(1.94, within(0.194));
  }

  private Histogram standstill(int seconds, int still) throws Exception {
    try (ServerProcess server = new ServerProcess()) {
      warmUp(server);
      long before = server.requests();
      try (EngineRun run =
          new EngineRun(
              directory,
              "constant %d/s for %ds".formatted(RATE, seconds),
              server.uri(),
              new FixedCalls("/a"))) {
        // When
        double stood = stopFor(server, run, still);
        run.await(Duration.ofSeconds(seconds + 30L));

        // Then: nothing is lost, and the quantiles are those of the standstill.
        assertThat(run.count(Outcome.OK))
            .isEqualTo((long) RATE * seconds)
            .isEqualTo(server.requests() - before);
        Histogram response = run.response();
        for (double percentile : new double[] {99, 99.9}) {
          // On a busy machine the server takes longer to catch up, which lengthens all of them.
          double expected = stood * (1 - (1 - percentile / 100) * seconds / stood);
          assertThat(response.getValueAtPercentile(percentile) / 1e6)
              .as("p%s", percentile)
              .isBetween(0.9 * expected, 1.25 * expected + 0.1);
        }
        return response;
      }
    }
  }

  @Test
  void usersThatWaitForTheirAnswersHardlyShowIt() throws Exception {
    try (ServerProcess server = new ServerProcess()) {
      warmUp(server);
      try (EngineRun run =
          new EngineRun(
              directory, "constant 10 users for 12s", server.uri(), new FixedCalls(10, "/a"))) {
        // When
        stopFor(server, run, 1);
        run.await(Duration.ofSeconds(40));

        // Then: one call of each user in some 10,000 calls.
        assertThat(run.count(Outcome.OK)).isGreaterThan(2000);
        assertThat(run.response().getMaxValue()).isGreaterThan(800_000);
        assertThat(run.response().getValueAtPercentile(99)).isLessThan(300_000);
      }
    }
  }

  /** Lets the server stand still, and tells for how long it really did, in seconds. */
  private static double stopFor(ServerProcess server, EngineRun run, int still) throws Exception {
    Awaitility.await().until(() -> run.engine.elapsed() > 3);
    server.signal("STOP");
    double since = run.engine.elapsed();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(1))
        .until(() -> run.engine.elapsed() >= since + still);
    server.signal("CONT");
    return run.engine.elapsed() - since;
  }

  /** The server's first answers take as long as its compiler. */
  private void warmUp(ServerProcess server) throws Exception {
    try (EngineRun run =
        new EngineRun(directory, "constant 10 users for 3s", server.uri(), new FixedCalls("/a"))) {
      run.await(Duration.ofSeconds(40));
    }
  }
}
