package io.lakehousecdc.loadgen.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.fake.FakeItemsServer;
import io.lakehousecdc.loadgen.fake.Fault;
import io.lakehousecdc.loadgen.fake.NetFault;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunStore;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.Mark;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.run.RunSpec;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.verdict.ValidityLimits;
import io.lakehousecdc.loadgen.verdict.Word;
import io.lakehousecdc.loadgen.verify.LakeAccess;
import io.lakehousecdc.loadgen.verify.PostgresAccess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs against an API that keeps items in memory, and that can be made to do wrong. */
class LoadRunIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path directory;
  private final FakeItemsServer server = new FakeItemsServer();
  private final List<SecondRecord> seconds = new CopyOnWriteArrayList<>();

  private boolean serverEnded;

  @AfterEach
  void endServer() {
    if (!serverEnded) {
      serverEnded = true;
      server.close();
    }
  }

  @Test
  void aGoodRunPassesAndIsKept() throws Exception {
    // When
    LoadRun run = start("constant 50/s for 3s", "http p(99)<5s", "errors<1%", "lost==0");
    assertThat(run.await(SOON)).isTrue();

    // Then
    assertThat(run.verdict().line()).isEqualTo("PASS: 3 thresholds hold, API == model");
    assertThat(run.verdict().exitCode()).isZero();
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    StoredRun stored = stored(run);
    assertThat(stored.measured().calls()).isEqualTo(150);
    assertThat(stored.result().orElseThrow().summary().calls()).isEqualTo(150);
    assertThat(stored.seconds().stream().mapToLong(SecondRecord::done).sum()).isEqualTo(150);
    assertThat(seconds).hasSameSizeAs(stored.seconds());
    assertThat(stored.description().thresholds()).contains("lost count==0");
  }

  @Test
  void aWriteThatIsLostOutranksEverything() throws Exception {
    // Given
    server.items().plant(Fault.LOSE_CREATION);

    // When
    LoadRun run = start("constant 50/s for 2s", "http p(99)<1us", "lost==0");
    assertThat(run.await(SOON)).isTrue();

    // Then
    assertThat(run.verdict().word()).isEqualTo(Word.CORRECTNESS_FAIL);
    assertThat(run.verdict().exitCode()).isEqualTo(111);
    RunResult result = stored(run).result().orElseThrow();
    assertThat(result.findings().get("lost")).isPositive();
    assertThat(stored(run).findings()).isNotEmpty();
  }

  @Test
  void anErrorHasACauseAndASample() throws Exception {
    // Given
    server.plant(NetFault.ERROR_BEFORE);

    // When
    LoadRun run = start("constant 50/s for 1s", "errors<100%");
    assertThat(run.await(SOON)).isTrue();

    // Then
    RunResult.Failure failure = stored(run).result().orElseThrow().failures().get(0);
    assertThat(failure.count()).isEqualTo(1);
    assertThat(failure.cause()).startsWith("status 503");
    assertThat(failure.sample()).isNotNull();
    assertThat(failure.sample().path()).startsWith("/item");
  }

  @Test
  void aRuleMayEndTheRun() throws Exception {
    // When
    LoadRun run = start("constant 50/s", "http max<1us abortOnFail");
    assertThat(run.await(SOON)).isTrue();

    // Then
    assertThat(run.verdict().exitCode()).isEqualTo(99);
    assertThat(run.verdict().aborted()).isFalse();
    assertThat(marks()).anyMatch(mark -> mark.startsWith("stop: http_req_duration max<0.001: "));
  }

  @Test
  void aRunCanBePausedEditedAndEndedBeforeItsTime() throws Exception {
    // Given
    LoadRun run = start("constant 20/s for 10m", "errors<1%");
    await().atMost(SOON).until(() -> !seconds.isEmpty());

    // When
    run.pause();
    await().atMost(SOON).until(() -> run.state() == RunState.PAUSED);
    run.edit(LoadPlan.parse("constant 80/s for 10m"));
    run.resume();
    run.note("faster now");
    await().atMost(SOON).until(() -> seconds.stream().anyMatch(second -> second.done() > 60));
    run.interrupt();
    assertThat(run.await(SOON)).isTrue();

    // Then
    assertThat(run.verdict().word()).isEqualTo(Word.PASS);
    assertThat(run.verdict().exitCode()).isEqualTo(105);
    assertThat(marks())
        .contains(
            "pause: paused", "edit: constant 80/s for 10m", "resume: resumed", "note: faster now");
  }

  @Test
  void anApiThatCannotBeComparedMakesTheRunWorthless() throws Exception {
    // Given
    LoadRun run = start("constant 20/s", "errors<=100%");
    await().atMost(SOON).until(() -> !seconds.isEmpty());

    // When
    endServer();
    run.stop();
    assertThat(run.await(SOON)).isTrue();

    // Then
    assertThat(run.verdict().word()).isEqualTo(Word.INVALID);
    assertThat(run.verdict().reasons())
        .anyMatch(reason -> reason.startsWith("API could not be compared: "));
  }

  @Test
  void nothingIsSentForARuleThatCannotBeJudged() {
    assertThatThrownBy(() -> start("constant 20/s", "http{op:Fly} p(99)<1"))
        .hasMessageStartingWith("Cannot judge threshold");
    assertThat(server.items().size()).isZero();
  }

  @Test
  void aRunOfAnUnknownHostLeavesNothingBehind() throws Exception {
    // Given
    Order order =
        new Order(
            Order.scenario("soak"),
            URI.create("http://no.such.invalid:1"),
            null,
            "constant 20/s",
            List.of(),
            7L,
            Duration.ZERO,
            Limits.DEFAULT,
            ClientSettings.DEFAULT);
    RunSpec spec = order.spec(Instant.now());
    URI nowhere = URI.create("http://127.0.0.1:1");
    LakeAccess lake = new LakeAccess(nowhere, "", "lakehouse.items", nowhere, "", "", "us-east-1");
    long threads = freshnessThreads();

    // When
    assertThatThrownBy(() -> LoadRun.start(spec, surroundings(null, lake), List.of()))
        .hasMessage("Cannot call http://no.such.invalid:1: there is no such host");

    // Then
    assertThat(store().list()).isEmpty();
    assertThat(store().goesOn(spec.id())).isFalse();
    assertThat(freshnessThreads()).isEqualTo(threads);
  }

  @Test
  void anErrorInTheComparisonEndsTheRun() throws Exception {
    // Given
    Driver driver = new FailingDriver();
    DriverManager.registerDriver(driver);
    try {
      // When
      LoadRun run =
          LoadRun.start(
              order("constant 20/s for 1s").spec(Instant.now()),
              surroundings(new PostgresAccess(FailingDriver.URL, "", ""), null),
              List.of());

      // Then
      assertThat(run.await(SOON)).isTrue();
      assertThat(run.state()).isEqualTo(RunState.FINISHED);
      assertThat(run.verdict().word()).isEqualTo(Word.INVALID);
      assertThat(run.verdict().reasons())
          .contains("the data could not be compared: java.lang.AssertionError: no room");
    } finally {
      DriverManager.deregisterDriver(driver);
    }
  }

  private static long freshnessThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("freshness"))
        .count();
  }

  private LoadRun start(String load, String... thresholds) throws IOException {
    return LoadRun.start(
        order(load, thresholds).spec(Instant.now()), surroundings(), List.of(seconds::add));
  }

  private Order order(String load, String... thresholds) {
    return new Order(
        Order.scenario("soak"),
        server.uri(),
        null,
        load,
        List.of(thresholds),
        7L,
        Duration.ZERO,
        Limits.DEFAULT,
        ClientSettings.DEFAULT);
  }

  private Surroundings surroundings() {
    return surroundings(null, null);
  }

  private Surroundings surroundings(@Nullable PostgresAccess postgres, @Nullable LakeAccess lake) {
    return new Surroundings(
        store(), new Lenient(), postgres, lake, SOON, Duration.ofMillis(100), "test");
  }

  private RunStore store() {
    return new RunStore(directory, 10, 1L << 30);
  }

  private StoredRun stored(LoadRun run) throws IOException {
    return store().find(run.description().id()).orElseThrow();
  }

  private List<String> marks() {
    return seconds.stream()
        .flatMap(second -> second.marks().stream())
        .map((Mark mark) -> mark.kind() + ": " + mark.text())
        .toList();
  }

  /** A database whose driver fails in a way that nobody expects. */
  private static final class FailingDriver implements Driver {
    private static final String URL = "jdbc:failing:";

    @Override
    public @Nullable Connection connect(String url, Properties info) {
      if (acceptsURL(url)) {
        throw new AssertionError("no room");
      }
      return null;
    }

    @Override
    public boolean acceptsURL(String url) {
      return url.startsWith(URL);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException();
    }
  }

  private static final class Lenient implements ValidityLimits {
    @Override
    public double cpu() {
      return 1;
    }

    @Override
    public double cpuSeconds() {
      return 1;
    }

    @Override
    public Duration scheduleLag() {
      return SOON;
    }

    @Override
    public double dropped() {
      return 0;
    }

    @Override
    public int lostWorkers() {
      return 0;
    }

    @Override
    public Duration clockSkew() {
      return SOON;
    }

    @Override
    public double warmUpFactor() {
      return 0;
    }

    @Override
    public Duration warmUpMargin() {
      return SOON;
    }
  }
}
