package io.lakehousecdc.loadgen.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.SecondBuilder;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verdict.Word;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final long ROOMY = 1L << 30;

  @TempDir private Path directory;

  @Test
  void whatIsWrittenIsRead() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 10, ROOMY);
    Histogram fresh = new Histogram(3);
    fresh.recordValue(2_000_000);

    // When
    try (RunWriter writer = store.create(Runs.description("a", Runs.START, 1))) {
      for (long t = Runs.START; t < Runs.START + 5; t++) {
        write(writer, second(t), Map.of("insert", fresh));
      }
      writer.found(new FoundRecord("lost", "the lake", "7", "is not there"));
      writer.finish(result(store.find("a").orElseThrow()));
    }

    // Then
    StoredRun run = store.find("a").orElseThrow();
    assertThat(run.description()).isEqualTo(Runs.description("a", Runs.START, 1));
    assertThat(run.result().orElseThrow().verdict().line()).isEqualTo("PASS: fine");
    assertThat(run.seconds()).hasSize(5);
    assertThat(Json.MAPPER.writeValueAsString(run.seconds().get(2)))
        .isEqualTo(Json.MAPPER.writeValueAsString(Runs.record(second(Runs.START + 2))));
    assertThat(run.findings())
        .containsExactly(new FoundRecord("lost", "the lake", "7", "is not there"));
    Totals measured = run.measured();
    assertThat(measured.seconds()).isEqualTo(4);
    assertThat(measured.calls()).isEqualTo(12);
    assertThat(measured.errors()).isEqualTo(4);
    assertThat(measured.freshness().get("insert").getTotalCount()).isEqualTo(4);
    assertThat(run.totals(Runs.START + 1, Runs.START + 3).calls()).isEqualTo(6);
    assertThat(run.summary().p99()).isCloseTo(90_000, within(100L));
  }

  @Test
  void aRunWhoseProcessWasKilledCanBeReadUpToItsLastWholeLine() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 10, ROOMY);
    RunWriter killed = store.create(Runs.description("a"));
    for (long t = Runs.START; t < Runs.START + 5; t++) {
      write(killed, second(t), Map.of());
    }

    // When
    append("seconds.jsonl", "{\"t\":17640612");
    append("histograms.hlog", "Tag=0:Get:OK:200:response,1764061205.000,1.0");

    // Then
    StoredRun run = store.find("a").orElseThrow();
    assertThat(run.result()).isEmpty();
    assertThat(run.seconds()).hasSize(5);
    assertThat(run.summary().calls()).isEqualTo(15);
    killed.close();
  }

  @Test
  void otherToolsReadTheHistograms() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 10, ROOMY);
    try (RunWriter writer = store.create(Runs.description("a"))) {
      write(writer, second(Runs.START), Map.of());
      write(writer, second(Runs.START + 1), Map.of());
    }

    // When
    byte[] log = Files.readAllBytes(store.find("a").orElseThrow().histogramLog());
    List<String> tags = new ArrayList<>();
    double start;
    try (HistogramLogReader reader = new HistogramLogReader(new ByteArrayInputStream(log))) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        tags.add(next.getTag() + " " + (next.getEndTimeStamp() - next.getStartTimeStamp()));
      }
      start = reader.getStartTimeSec();
    }

    // Then
    assertThat(start).isEqualTo(Runs.START);
    assertThat(tags)
        .hasSize(8)
        .startsWith(
            "0:Get_Single_Item:OK:200:response 1000",
            "0:Get_Single_Item:OK:200:service 1000",
            "1:Create_Item:UNEXPECTED_STATUS:500:response 1000");
  }

  @Test
  void afterAnHourTenSecondsShareASlice() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 10, ROOMY);

    // When
    try (RunWriter writer = store.create(Runs.description("a", Runs.START, 0))) {
      for (long t = Runs.START + 3_595; t < Runs.START + 3_625; t++) {
        write(writer, second(t), Map.of());
      }
    }

    // Then
    StoredRun run = store.find("a").orElseThrow();
    assertThat(run.seconds())
        .extracting(SecondRecord::span)
        .containsExactly(1, 1, 1, 1, 1, 10, 10, 5);
    assertThat(run.seconds().get(5).intended()).isEqualTo(3);
    assertThat(run.seconds().get(5).ops().get(0).count()).isEqualTo(2);
    assertThat(run.measured().calls()).isEqualTo(90);
  }

  @Test
  void theOldestRunsMakeRoomButNeverOneThatGoesOn() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 3, ROOMY);
    RunWriter running = store.create(Runs.description("running", Runs.START - 100, 0));
    write(store, "a", Runs.START);
    write(store, "b", Runs.START + 10);

    // When
    write(store, "c", Runs.START + 20);
    write(store, "d", Runs.START + 30);

    // Then
    assertThat(store.list()).extracting(StoredRun::id).containsExactly("d", "c", "b", "running");
    assertThat(store.goesOn("running")).isTrue();
    assertThat(store.goesOn("d")).isFalse();

    // When
    running.close();
    write(store, "e", Runs.START + 40);

    // Then
    assertThat(store.list()).extracting(StoredRun::id).containsExactly("e", "d", "c");
    assertThat(directory).isDirectoryNotContaining(file -> file.endsWith("a"));
  }

  @Test
  void runsThatAreTooLargeMakeRoomButTheLatestIsKept() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 10, 1);
    write(store, "a", Runs.START);
    write(store, "b", Runs.START + 10);

    // When
    write(store, "c", Runs.START + 20);

    // Then
    assertThat(store.list()).extracting(StoredRun::id).containsExactly("c", "b");
  }

  @Test
  void anIdThatLeadsElsewhereIsNoRun() throws IOException {
    // Given
    RunStore store = new RunStore(directory.resolve("runs"), 10, ROOMY);
    Files.writeString(directory.resolve("run.json"), "{}");

    // Then
    assertThat(store.find("..")).isEmpty();
    assertThat(store.find("a")).isEmpty();
    assertThat(store.list()).isEmpty();
    assertThatThrownBy(() -> store.create(Runs.description("../a")))
        .hasMessage("Invalid id of a run: ../a");
  }

  @Test
  void aDirectoryThatIsNoRunIsLeftOut() throws IOException {
    // Given
    RunStore store = new RunStore(directory, 10, ROOMY);
    write(store, "a", Runs.START);
    Files.createDirectories(directory.resolve("b"));

    // Then
    assertThat(store.list()).extracting(StoredRun::id).containsExactly("a");
  }

  private static void write(RunStore store, String id, long start) throws IOException {
    try (RunWriter writer = store.create(Runs.description(id, start, 0))) {
      write(writer, second(start), Map.of());
    }
  }

  private static void write(RunWriter writer, Second second, Map<String, Histogram> freshness)
      throws IOException {
    writer.second(second, freshness, Runs.record(second));
  }

  private static Second second(long t) {
    return new SecondBuilder(t)
        .ok(0, 1_000)
        .ok(0, 2_000)
        .call(1, Outcome.UNEXPECTED_STATUS, 500, 90_000)
        .build();
  }

  private void append(String file, String text) throws IOException {
    Files.writeString(directory.resolve("a").resolve(file), text, StandardOpenOption.APPEND);
  }

  private static RunResult result(StoredRun run) throws IOException {
    return new RunResult(
        (Runs.START + 5) * 1000,
        new Verdict(Word.PASS, "fine", List.of(), false),
        run.summary(),
        List.of(),
        Map.of("lost", 1L),
        List.of(),
        List.of());
  }
}
