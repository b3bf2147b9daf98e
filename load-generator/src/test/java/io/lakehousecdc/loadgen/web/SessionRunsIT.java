package io.lakehousecdc.loadgen.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.web.Runs.Command;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real runs behind the pages, against items in memory. */
@QuarkusTest
@TestProfile(SessionRunsIT.OwnHistory.class)
class SessionRunsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static ItemsServer items;

  @Inject Runs runs;

  /** A history of its own, and limits that a busy machine keeps, too. */
  public static class OwnHistory implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      try {
        return Map.of(
            "load.history.directory",
            Files.createTempDirectory("runs").toString(),
            "load.validity.cpu",
            "1.1",
            "load.validity.schedule-lag",
            "30s",
            "load.validity.warm-up-factor",
            "0");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @BeforeAll
  static void startItems() throws IOException {
    items = new ItemsServer();
  }

  @AfterAll
  static void stopItems() {
    items.close();
  }

  @Test
  void runIsFollowedSteeredKeptAndCompared() throws Exception {
    // Given
    RunView first = start("constant 100/s for 2s");
    awaitEnd(first.id());

    // When
    RunView run = start("constant 50/s for 10m");
    List<SecondRecord> followed = new CopyOnWriteArrayList<>();
    List<String> ends = new CopyOnWriteArrayList<>();
    AutoCloseable subscription = runs.follow(run.id(), followed::add, () -> ends.add(run.id()));
    assertThatThrownBy(() -> start("constant 1/s for 1s"))
        .hasMessage("Cannot start a run: run %s goes on (stop it first)".formatted(run.id()));
    assertThat(runs.edit(run.id(), "constant 200/s for 5m").rest()).contains("200/s");
    assertThat(runs.command(run.id(), Command.PAUSE).state()).isEqualTo("PAUSED");
    runs.command(run.id(), Command.RESUME);
    runs.note(run.id(), "all is well");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> followed.stream().anyMatch(second -> second.done() > 150));
    Window live = runs.window(run.id(), run.startedAt() / 1000, null);
    runs.command(run.id(), Command.STOP);
    awaitEnd(run.id());

    // Then
    assertThat(live.total().count()).isPositive();
    assertThat(ends).containsExactly(run.id());
    assertThat(followed).isNotEmpty();
    List<SecondRecord> kept = runs.seconds(run.id(), 0);
    assertThat(kept).extracting(SecondRecord::t).doesNotHaveDuplicates().isSorted();
    assertThat(kept.stream().flatMap(second -> second.marks().stream()))
        .extracting(SecondRecord.Mark::kind)
        .contains("edit", "pause", "resume", "note", "stop");
    assertThat(runs.run(run.id()).verdict().word()).isEqualTo("PASS");
    assertThat(runs.correctness(run.id()).places())
        .anySatisfy(place -> assertThat(place.state()).isEqualTo("OK"));
    assertThat(runs.runs()).extracting(RunSummary::id).containsExactly(run.id(), first.id());
    assertThat(runs.compare(first.id(), run.id()).rows()).isNotEmpty();
    assertThat(runs.logs(run.id())).extracting(LogLine::text).contains("note: all is well");
    subscription.close();
  }

  @Test
  void filesOfARunHaveLocustsHeaders() throws Exception {
    // Given
    RunView run = start("constant 50/s for 1s");
    awaitEnd(run.id());

    // When
    String csv = text(run.id(), "csv");

    // Then
    assertThat(csv)
        .startsWith(
            "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
                + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
                + "50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%");
    assertThat(text(run.id(), "html")).startsWithIgnoringCase("<!doctype html>");
    assertThatThrownBy(() -> runs.report(run.id(), "exe"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("There is no report.exe");
    assertThatThrownBy(() -> runs.command(run.id(), Command.PAUSE))
        .hasMessage("Cannot pause run %s: it does not go on here".formatted(run.id()));
    assertThatThrownBy(() -> runs.run("../../etc"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("There is no run ../../etc");
  }

  private String text(String id, String format) {
    return new String(runs.report(id, format).content(), StandardCharsets.UTF_8);
  }

  private RunView start(String load) {
    return runs.start(
        new Draft("seed-mix", "A test", load, items.uri().toString(), 7L, 0, List.of("errors<1%")));
  }

  private void awaitEnd(String id) {
    Awaitility.await().atMost(PATIENCE).until(() -> runs.run(id).endedAt() != null);
  }
}
