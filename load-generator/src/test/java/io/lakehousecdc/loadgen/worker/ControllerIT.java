package io.lakehousecdc.loadgen.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lakehousecdc.loadgen.run.FixedCalls;
import io.lakehousecdc.loadgen.run.Run;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.run.TestServer;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Presets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControllerIT {
  private static final Duration SOON = Duration.ofSeconds(40);

  private final Controller controller =
      new Controller(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          "secret",
          Duration.ofSeconds(20));

  private final TestServer server = new TestServer();
  private final FixedCalls calls = new FixedCalls("/a", "/b");
  private final List<Worker> workers = new ArrayList<>();
  private final List<Second> seconds = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path directory;

  @AfterEach
  void end() throws Exception {
    for (Worker worker : workers) {
      worker.close();
    }
    controller.close();
    server.close();
  }

  @Test
  void workersTogetherMakeTheLoadOfOneAndNothingIsLost() throws Exception {
    // Given
    join(3);

    // When
    DistributedRun run = start("constant 150/s for 3s, poisson 100/s for 1s");
    assertThat(run.await(SOON)).isTrue();

    // Then
    long counted =
        run.statistics().total().stream()
            .mapToLong(slice -> slice.response().getTotalCount())
            .sum();
    assertThat(run.failure()).isEmpty();
    assertThat(counted)
        .isEqualTo(server.requests())
        .isEqualTo(run.statistics().intended())
        .isBetween(450L + 60, 450L + 140);
    assertThat(counted(seconds)).isEqualTo(counted);
    assertThat(run.workers())
        .allMatch(worker -> worker.state() == WorkerStatus.State.DONE)
        .allMatch(worker -> worker.done() > 100);
    assertThat(calls.users()).doesNotHaveDuplicates();
    assertThat(seconds.stream().mapToDouble(second -> second.load().planned()).sum())
        .isCloseTo(550, within(1.0));
    run.close();
  }

  @Test
  void aWorkerThatComesLaterTakesItsShareAndNoCallIsMadeTwice() throws Exception {
    // Given
    join(1);
    DistributedRun run = start("constant 100/s for 5s");
    Awaitility.await().until(() -> server.requests() > 50);

    // When
    join(1);
    assertThat(run.await(SOON)).isTrue();

    // Then
    assertThat(run.workers()).hasSize(2).allMatch(worker -> worker.done() > 50);
    assertThat(run.statistics().done()).isEqualTo(500).isEqualTo(server.requests());
    assertThat(run.lostWorkers()).isZero();
    run.close();
  }

  @Test
  void theOthersTakeOverFromAWorkerThatIsLost() throws Exception {
    // Given
    join(2);
    DistributedRun run = start("constant 100/s for 5s");
    Awaitility.await().until(() -> server.requests() > 100);

    // When
    workers.get(0).close();
    assertThat(run.await(SOON)).isTrue();

    // Then: at most what one worker had to do until the load was shared out anew is missing.
    assertThat(run.lostWorkers()).isEqualTo(1);
    assertThat(run.workers())
        .extracting(WorkerStatus::state)
        .containsExactlyInAnyOrder(WorkerStatus.State.LOST, WorkerStatus.State.DONE);
    assertThat(server.requests()).isBetween(400L, 500L);
    assertThat(run.statistics().done()).isBetween(350L, server.requests());
    run.close();
  }

  @Test
  void usersAreSharedOutAndEveryWorkerFollowsOrders() throws Exception {
    // Given
    join(2);
    DistributedRun run = start("constant 9 users");
    Awaitility.await().until(() -> run.state() == RunState.RUNNING);

    // When, Then
    run.pause();
    assertThat(run.state()).isEqualTo(RunState.PAUSED);
    run.resume();
    run.edit(LoadPlan.parse("constant 4 users"));
    Awaitility.await()
        .until(() -> !seconds.isEmpty() && seconds.get(seconds.size() - 1).load().users() == 4);
    run.stop();
    assertThat(run.await(SOON)).isTrue();
    assertThat(run.statistics().done()).isEqualTo(server.requests());
    assertThat(calls.users()).hasSize(9).doesNotHaveDuplicates();
    run.close();
  }

  @Test
  void theOffsetOfTheClocksIsMeasured() {
    // When
    join(1);

    // Then: both are on this machine.
    ClockOffset clock = controller.workers().get(0).clock();
    assertThat(clock).isNotNull();
    assertThat(Math.abs(clock.nanos())).isLessThanOrEqualTo(clock.uncertaintyNanos());
    assertThat(Math.abs(clock.wallNanos())).isLessThan(clock.uncertaintyNanos() + 5_000_000);
  }

  @Test
  void aStrangerIsNotTakenIn() throws Exception {
    Worker stranger = new Worker(address(), "stranger", "guess", assignment -> calls);
    Thread work = work(stranger);
    work.join(20_000);

    assertThat(work.isAlive()).isFalse();
    assertThat(controller.workers()).isEmpty();
    assertThatThrownBy(() -> start("constant 1/s"))
        .hasMessage("Cannot start run test: no worker is there");
  }

  private static long counted(List<Second> seconds) {
    return seconds.stream()
        .flatMap(second -> second.series().stream())
        .map(SeriesSlice::service)
        .mapToLong(histogram -> histogram.getTotalCount())
        .sum();
  }

  private DistributedRun start(String load) {
    RunSpec spec =
        new RunSpec(
            "test",
            "A test",
            Presets.all().get(0),
            LoadPlan.parse(load),
            server.uri(),
            1,
            List.of(),
            Duration.ZERO);
    return controller.start(
        spec, "", directory, List.of(measured -> seconds.add(measured.second())), Run.Check.NONE);
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), controller.port());
  }

  private void join(int count) {
    int before = workers.size();
    for (int i = 0; i < count; i++) {
      Worker worker = new Worker(address(), "w" + i, "secret", assignment -> calls);
      workers.add(worker);
      work(worker);
    }
    Awaitility.await().until(() -> controller.workers().size() == before + count);
  }

  private static Thread work(Worker worker) {
    Thread thread =
        new Thread(
            () -> {
              try {
                worker.work();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
