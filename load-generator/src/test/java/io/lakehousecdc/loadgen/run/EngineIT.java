package io.lakehousecdc.loadgen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import io.lakehousecdc.loadgen.workload.Workload;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final ClientSettings IMPATIENT =
      ClientSettings.DEFAULT.withCallTimeout(Duration.ofMillis(300));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void everyCallOfAnOpenLoadIsMadeAndCountedOnce(int loops) throws Exception {
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "ramp 0/s to 400/s for 2s, poisson 300/s for 1s, constant 0/s for 200ms, constant"
                    + " 100/s for 500ms",
                server.uri(),
                ClientSettings.DEFAULT,
                Limits.DEFAULT.withLoops(loops),
                new FixedCalls("/a", "/b"))) {
      // When
      run.await(SOON);

      // Then
      assertThat(run.count()).isEqualTo(run.statistics.intended()).isEqualTo(server.requests());
      assertThat(run.count(Outcome.OK)).isEqualTo(run.count()).isBetween(650L, 850L);
      assertThat(run.statistics.total())
          .extracting(slice -> slice.key())
          .containsExactly(new SeriesKey(0, Outcome.OK, 200), new SeriesKey(1, Outcome.OK, 200));
      assertThat(run.statistics.total().get(0).bytes())
          .isEqualTo(8 * run.statistics.total().get(0).response().getTotalCount());
      assertThat(run.seconds).extracting(Second::epochSecond).isSorted().doesNotHaveDuplicates();
      assertThat(run.seconds.stream().mapToLong(s -> s.load().intended()).sum())
          .isEqualTo(run.count());
      assertThat(run.seconds.stream().mapToDouble(s -> s.load().planned()).sum())
          .isCloseTo(750, within(1.0));
      assertThat(run.seconds.get(run.seconds.size() - 1).load().inFlight()).isZero();
    }
  }

  @Test
  void usersOfAClosedLoadCallThinkAndCallAgain() throws Exception {
    FixedCalls calls = new FixedCalls(100, "/a");
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "ramp 0 to 20 users for 1s, constant 20 users for 2s",
                server.uri(),
                ClientSettings.DEFAULT,
                Limits.DEFAULT.withLoops(2),
                calls)) {
      // When
      run.await(SOON);

      // Then: 10 users on average for a second, then 20 for two, each with 10 calls a second.
      assertThat(run.count(Outcome.OK)).isEqualTo(server.requests()).isBetween(300L, 520L);
      assertThat(server.connections()).isEqualTo(20);
      assertThat(calls.users()).hasSize(20).doesNotHaveDuplicates();
      assertThat(run.seconds.stream().mapToInt(s -> s.load().users()).max()).hasValue(20);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/status/503, UNEXPECTED_STATUS",
    "/reset, RESET",
    "/half, RESET",
    "/garbage, UNREADABLE",
    "/silent, TIMEOUT",
    "/last, OK",
  })
  void eachWayToEndIsCountedWithItsTime(String path, Outcome outcome) throws Exception {
    FixedCalls calls = new FixedCalls(path);
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "constant 50/s for 1s",
                server.uri(),
                outcome == Outcome.TIMEOUT ? IMPATIENT : ClientSettings.DEFAULT,
                Limits.DEFAULT,
                calls)) {
      // When
      run.await(SOON);

      // Then
      assertThat(run.outcomes()).isEqualTo(Map.of(outcome, 50L));
      assertThat(run.count(outcome)).isEqualTo(50).isEqualTo(server.requests());
      assertThat(run.service().getTotalCount()).isEqualTo(50);
      assertThat(calls.answered() + calls.failed()).isEqualTo(50);
      if (outcome == Outcome.TIMEOUT) {
        assertThat(run.service().getMinValue()).isBetween(298_000L, 2_000_000L);
      }
    }
  }

  @Test
  void aServerThatIsNotThereRefuses() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    try (EngineRun run =
        new EngineRun(directory, "constant 50/s for 1s", nobody, new FixedCalls("/"))) {
      // When
      run.await(SOON);

      // Then
      assertThat(run.count(Outcome.REFUSED)).isEqualTo(50);
    }
  }

  @Test
  void usersThatAreRefusedTryAgainUntilTheServerIsThere() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI target = URI.create("http://127.0.0.1:" + port);
    try (EngineRun run =
        new EngineRun(directory, "constant 3 users for 2s", target, new FixedCalls(5, "/"))) {
      Awaitility.await().until(() -> run.engine.elapsed() > 0.5);

      // When
      try (TestServer server = new TestServer(port)) {
        run.await(SOON);

        // Then
        assertThat(run.count(Outcome.REFUSED)).isBetween(1L, 1000L);
        assertThat(run.count(Outcome.OK)).isPositive().isEqualTo(server.requests());
      }
    }
  }

  @Test
  void callsWaitForAConnectionAndAreDroppedWhenTooManyDo() throws Exception {
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "constant 100/s for 1s",
                server.uri(),
                ClientSettings.DEFAULT,
                Limits.DEFAULT.withConnections(1).withQueue(5),
                new FixedCalls("/delay/200000"))) {
      // When
      run.await(SOON);

      // Then: one call in 200 ms, with 5 waiting, so the last waited for about a second.
      assertThat(run.count()).isEqualTo(100);
      assertThat(run.count(Outcome.OK)).isEqualTo(server.requests()).isBetween(8L, 12L);
      assertThat(run.count(Outcome.DROPPED)).isEqualTo(100 - run.count(Outcome.OK));
      assertThat(run.service().getMaxValue()).isLessThan(500_000);
      assertThat(run.response().getMaxValue()).isGreaterThan(800_000);
      assertThat(run.statistics.total().get(0).key())
          .isEqualTo(new SeriesKey(SeriesKey.NO_OPERATION, Outcome.DROPPED, 0));
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void theRunEndsThoughTheServerNeverAnswers() throws Exception {
    ClientSettings patient = ClientSettings.DEFAULT.withCallTimeout(Duration.ofMinutes(5));
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "constant 50/s",
                server.uri(),
                patient,
                new Limits(10, 10, 1000, 10, Duration.ofMillis(200), 1),
                new FixedCalls("/silent"))) {
      Awaitility.await().until(() -> server.requests() == 10);

      // When
      run.engine.stop();

      // Then
      run.await(Duration.ofSeconds(10));
      assertThat(run.count(Outcome.TIMEOUT)).isEqualTo(10);
      assertThat(run.count(Outcome.DROPPED)).isEqualTo(run.count() - 10);
      assertThat(run.count()).isEqualTo(run.statistics.intended());
    }
  }

  @Test
  void theLoadIsEditedPausedResumedAndSkippedInPlace() throws Exception {
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "constant 50/s for 1h, constant 10/s",
                server.uri(),
                new FixedCalls("/"))) {
      Awaitility.await().until(() -> server.requests() > 10);

      // When, Then
      run.engine.pause();
      Awaitility.await().pollDelay(Duration.ofMillis(100)).until(() -> run.engine.elapsed() > 0.3);
      long whilePaused = server.requests();
      double pausedAt = run.engine.elapsed();
      Awaitility.await().until(() -> run.engine.elapsed() > pausedAt + 0.5);
      assertThat(server.requests()).isEqualTo(whilePaused);

      run.engine.resume();
      Awaitility.await().until(() -> server.requests() > whilePaused + 10);

      run.engine.edit(LoadPlan.parse("constant 500/s for 1h, constant 300/s for 500ms"));
      long atEdit = server.requests();
      Awaitility.await().until(() -> server.requests() > atEdit + 300);

      run.engine.skipStage();
      run.await(SOON);
      assertThat(run.count(Outcome.OK)).isEqualTo(server.requests());
      assertThat(run.engine.timeline().changes()).hasSize(4);
      assertThat(run.engine.timeline().end()).isLessThan(30);
    }
  }

  @Test
  void pausedUsersWaitAndThoseThatAreTooManyEnd() throws Exception {
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(directory, "constant 10 users", server.uri(), new FixedCalls(10, "/"))) {
      Awaitility.await().until(() -> server.requests() > 100);

      // When, Then
      run.engine.pause();
      Awaitility.await().pollDelay(Duration.ofMillis(200)).until(() -> true);
      long whilePaused = server.requests();
      Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);
      assertThat(server.requests()).isEqualTo(whilePaused);

      run.engine.resume();
      run.engine.edit(LoadPlan.parse("constant 3 users"));
      Awaitility.await().until(() -> run.engine.users() == 3);

      run.engine.edit(LoadPlan.parse("constant 7 users for 1s"));
      run.await(SOON);
      assertThat(server.connections()).isEqualTo(14);
      assertThat(run.count(Outcome.OK)).isEqualTo(server.requests());
    }
  }

  @Test
  void littlesLawHolds() throws Exception {
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "constant 40 users for 3s",
                server.uri(),
                new FixedCalls(0, "/delay/20000"))) {
      // When
      run.await(SOON);

      // Then: users = throughput x response time, where nobody thinks.
      List<Second> whole = run.seconds.subList(1, run.seconds.size() - 1);
      double callSeconds =
          whole.stream()
              .flatMap(second -> second.series().stream())
              .mapToDouble(
                  slice -> slice.response().getMean() / 1e6 * slice.response().getTotalCount())
              .sum();
      assertThat(callSeconds / whole.size()).isCloseTo(40, within(0.8));
    }
  }

  @Test
  void aCallIsSentAsItWasMeant() throws Exception {
    Workload posts =
        new Workload() {
          @Override
          public List<String> operations() {
            return List.of("post");
          }

          @Override
          public VirtualUser user(int index) {
            return new OneUser(
                new Call(0, "POST", "/items?x=1", "{\"a\":1}".getBytes(StandardCharsets.UTF_8), 1));
          }
        };
    ClientSettings withKey =
        ClientSettings.DEFAULT.withHeaders(Map.of("Authorization", "Bearer abc"));
    try (TestServer server = new TestServer();
        EngineRun run =
            new EngineRun(
                directory,
                "constant 5/s for 1s",
                server.uri().resolve("/base/"),
                withKey,
                Limits.DEFAULT,
                posts)) {
      // When
      run.await(SOON);

      // Then
      assertThat(server.seen().get(0))
          .startsWith("POST /base/items?x=1 ")
          .contains("Host=127.0.0.1:" + server.port())
          .contains("Authorization=Bearer abc", "Content-Type=application/json", "Content-Length=7")
          .endsWith(" {\"a\":1}");
    }
  }

  @Test
  void anErrorOfTheWorkloadEndsTheRunAndIsTold() throws Exception {
    Workload broken =
        new Workload() {
          @Override
          public List<String> operations() {
            return List.of("broken");
          }

          @Override
          public VirtualUser user(int index) {
            return new OneUser(new Call(0, "GET", "/a b", null, 1));
          }
        };
    try (TestServer server = new TestServer();
        EngineRun run = new EngineRun(directory, "constant 5/s", server.uri(), broken)) {
      // When
      boolean ended = run.engine.await(Duration.ofSeconds(20));

      // Then
      assertThat(ended).isTrue();
      assertThat(run.engine.failure().orElseThrow())
          .hasMessage("Invalid character in a request: U+0020 at 2");
    }
  }

  private record OneUser(Call call) implements VirtualUser {
    @Override
    public Call next(long intendedNanos) {
      return call;
    }

    @Override
    public Outcome answered(Call answeredCall, Answer answer) {
      return Outcome.OK;
    }

    @Override
    public void failed(Call failedCall, Outcome outcome, long nanos) {}

    @Override
    public long thinkNanos() {
      return 0;
    }
  }
}
