package io.lakehousecdc.loadgen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.statistics.RunStatistics;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Presets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void aRunGoesThroughItsStates() throws Exception {
    // Given
    List<Second> heard = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch checked = new CountDownLatch(1);
    try (TestServer server = new TestServer();
        RunStatistics statistics = new RunStatistics(directory);
        Run run =
            new Run(
                "test",
                spec("ramp 0 to 4 users for 1500ms, constant 4 users", server.uri()).load(),
                new FixedCalls(5, "/"),
                List.of(statistics::add, measured -> heard.add(measured.second())),
                checked::await)) {
      assertThat(run.state()).isEqualTo(RunState.READY);

      // When, Then
      run.start();
      awaitState(run, RunState.SPAWNING);
      awaitState(run, RunState.RUNNING);
      run.pause();
      awaitState(run, RunState.PAUSED);
      run.resume();
      awaitState(run, RunState.RUNNING);
      run.stop();
      awaitState(run, RunState.CHECKING);
      checked.countDown();
      assertThat(run.await(SOON)).isTrue();
      assertThat(run.state()).isEqualTo(RunState.FINISHED);
      assertThat(run.failure()).isEmpty();
      assertThat(heard.stream().mapToLong(second -> second.load().done()).sum())
          .isEqualTo(server.requests())
          .isEqualTo(statistics.done());
    }
  }

  @Test
  void anyWindowOfARunCanBeAskedFor() throws Exception {
    // Given
    long start = Instant.now().getEpochSecond();
    try (TestServer server = new TestServer();
        RunStatistics statistics = new RunStatistics(directory);
        Run run =
            new Run(
                "test",
                spec("constant 200/s for 2500ms", server.uri()).load(),
                new FixedCalls("/"),
                List.of(statistics::add),
                Run.Check.NONE)) {
      run.start();
      assertThat(run.await(SOON)).isTrue();

      // When
      List<SeriesSlice> first = statistics.window(start, start + 2);
      List<SeriesSlice> rest = statistics.window(start + 2, start + 100);

      // Then
      long counted =
          first.get(0).response().getTotalCount() + rest.get(0).response().getTotalCount();
      assertThat(counted).isEqualTo(500).isEqualTo(server.requests());
    }
  }

  @Test
  void aListenerThatFailsEndsTheRun() throws Exception {
    try (TestServer server = new TestServer();
        Run run =
            new Run(
                "test",
                spec("constant 20/s", server.uri()).load(),
                new FixedCalls("/"),
                List.of(
                    second -> {
                      throw new IllegalStateException("no room");
                    }),
                Run.Check.NONE)) {
      // When
      run.start();

      // Then
      assertThat(run.await(SOON)).isTrue();
      assertThat(run.failure().orElseThrow()).hasMessage("no room");
    }
  }

  @Test
  void whatCannotBeRunIsRefusedBeforeItBegins() {
    URI target = URI.create("http://127.0.0.1:1");

    assertThatThrownBy(() -> spec("constant 99999 users", target))
        .hasMessage("Cannot run 99999 users: the limit is 20000");
    assertThatThrownBy(() -> run("constant 1/s", URI.create("https://127.0.0.1:1")))
        .hasMessage("Cannot call https://127.0.0.1:1: it is not of the form http://host:port");
    assertThatThrownBy(() -> run("constant 1/s", URI.create("http://no.such.invalid:1")))
        .hasMessage("Cannot call http://no.such.invalid:1: there is no such host");
  }

  private Run run(String load, URI target) {
    return new Run(
        "test", spec(load, target).load(), new FixedCalls("/"), List.of(), Run.Check.NONE);
  }

  private static void awaitState(Run run, RunState state) {
    Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> run.state() == state);
  }

  private static RunSpec spec(String load, URI target) {
    return new RunSpec(
        "test",
        "A test",
        Presets.all().get(0),
        LoadPlan.parse(load),
        target,
        1,
        List.of(),
        Duration.ZERO);
  }
}
