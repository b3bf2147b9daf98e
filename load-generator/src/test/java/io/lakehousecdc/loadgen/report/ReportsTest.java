package io.lakehousecdc.loadgen.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.history.RunResult.Sample;
import io.lakehousecdc.loadgen.history.RunStore;
import io.lakehousecdc.loadgen.history.RunWriter;
import io.lakehousecdc.loadgen.history.Runs;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.SecondBuilder;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verdict.Word;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir private Path directory;
  private StoredRun run;

  @BeforeEach
  void aRunOfTenSeconds() throws IOException {
    RunStore store = new RunStore(directory.resolve("runs"), 10, 1L << 30);
    try (RunWriter writer = store.create(Runs.description("seed-mix-1", Runs.START, 2))) {
      for (long t = Runs.START; t < Runs.START + 10; t++) {
        Histogram fresh = new Histogram(3);
        fresh.recordValue(2_000_000);
        Second second = second(t);
        writer.second(second, Map.of("insert", fresh), Runs.record(second));
      }
      writer.found(new FoundRecord("lost", "the lake", "7", "was acknowledged <and> is not there"));
      writer.finish(result(store.find("seed-mix-1").orElseThrow()));
    }
    run = store.find("seed-mix-1").orElseThrow();
  }

  @Test
  void aPullRequestIsToldInTenLines() throws IOException {
    assertThat(text(ReportFormat.MARKDOWN))
        .isEqualTo(
            """
            **CORRECTNESS FAIL** · Seed mix · 1 lost, and 1 more

            | | calls/s | errors | p50 | p99 | max |
            |---|--:|--:|--:|--:|--:|
            | Total | 5.0 | 20 % | 3 ms | 90 ms | 90 ms |
            | Create Item | 2.0 | 50 % | 8 ms | 90 ms | 90 ms |
            | Get Single Item | 3.0 | 0 % | 2 ms | 3 ms | 3 ms |

            freshness p50 2 s, p99 2 s · broken: `lost count==0` · load `constant 100/s for 60s` · seed 42
            """);
  }

  @Test
  void aBuildServerSeesThresholdsAndChecksAsTestCases() throws IOException {
    assertThat(text(ReportFormat.JUNIT))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="Seed mix" tests="7" failures="3" errors="1">
            <testsuite name="Seed mix" tests="7" failures="3" errors="1" skipped="0" timestamp="2025-11-25T09:00:00Z" time="12.000">
            <testcase classname="thresholds" name="http_req_duration p(99)&lt;200" time="0"></testcase>
            <testcase classname="thresholds" name="lost count==0" time="0"><failure message="1">1</failure></testcase>
            <testcase classname="thresholds" name="slot_lag_bytes value&lt;5" time="0"><error message="not measured">not measured</error></testcase>
            <testcase classname="checks" name="the API has what was acknowledged" time="0"></testcase>
            <testcase classname="checks" name="the lake has what was acknowledged" time="0"><failure message="1 row is lost">1 row is lost</failure></testcase>
            <testcase classname="checks" name="no contradiction" time="0"><failure message="1 lost, and 1 more">1 lost, and 1 more</failure></testcase>
            <testcase classname="validity" name="the measurement is valid" time="0"></testcase>
            <system-out>CORRECTNESS FAIL: 1 lost, and 1 more</system-out>
            </testsuite>
            </testsuites>
            """);
  }

  @Test
  void scriptsThatReadLocustsTablesReadThese() throws IOException {
    assertThat(text(ReportFormat.CSV).replace("\r\n", "\n"))
        .isEqualTo(
            """
            Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%
            GET,Get Single Item,24,0,2,2.0003333333333333,1.0,3.001,100.0,3.0,0.0,2,2,3,3,3,3,3,3,3,3,3
            POST,Create Item,16,8,8,49.009,8.0,90.047,100.0,2.0,1.0,8,90,90,90,90,90,90,90,90,90,90
            ,Aggregated,40,8,3,20.8038,1.0,90.047,100.0,5.0,1.0,3,8,8,8,90,90,90,90,90,90,90
            """);
    assertThat(text(ReportFormat.FAILURES_CSV).replace("\r\n", "\n"))
        .isEqualTo(
            """
            Method,Name,Error,Occurrences,First Seen,Last Seen
            POST,Create Item,"status 500, ""boom""\",10,2025-11-25T09:00:00Z,2025-11-25T09:00:09Z
            """);
    assertThat(text(ReportFormat.EXCEPTIONS_CSV)).isEqualTo("Count,Message,Traceback,Nodes\r\n");
  }

  @Test
  void theFullHistoryAddsUpSecondBySecond() throws IOException {
    List<String> lines = text(ReportFormat.HISTORY_CSV).lines().toList();
    assertThat(lines).hasSize(1 + 10 * 3);
    assertThat(lines.get(0))
        .isEqualTo(
            "Timestamp,User Count,Type,Name,Requests/s,Failures/s,50%,66%,75%,80%,90%,95%,98%,99%,99.9%,99.99%,100%,Total Request Count,Total Failure Count,Total Median Response Time,Total Average Response Time,Total Min Response Time,Total Max Response Time,Total Average Content Size");
    assertThat(lines.get(6))
        .startsWith(Runs.START + 1 + ",2,,Aggregated,5.0,1.0,3,8,8,8,90,90,90,90,90,90,90,10,2,3,");
    assertThat(lines.get(30)).contains(",Aggregated,").contains(",50,10,");
  }

  @Test
  void theJsonHoldsTheVerdictAndExactFigures() throws IOException {
    JsonNode json = new ObjectMapper().readTree(text(ReportFormat.JSON));
    assertThat(json.get("verdict").asText()).isEqualTo("CORRECTNESS FAIL");
    assertThat(json.get("exitCode").asInt()).isEqualTo(111);
    assertThat(json.at("/run/environment/cpu").asText()).isEqualTo("CPU of a test");
    assertThat(json.at("/total/count").asInt()).isEqualTo(40);
    assertThat(json.at("/operations/1/outcomes/UNEXPECTED_STATUS 500").asInt()).isEqualTo(8);
    assertThat(json.at("/freshness/insert/count").asInt()).isEqualTo(8);
    assertThat(json.at("/findings/0/key").asText()).isEqualTo("7");
  }

  @Test
  void thePageIsWellFormedAndNeedsNothingFromElsewhere() throws Exception {
    // When
    String page = text(ReportFormat.HTML);

    // Then
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</html>"));
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(UTF_8)))
                .getElementsByTagName("polyline")
                .getLength())
        .isGreaterThan(10);
    assertThat(page)
        .doesNotContain("<script", "src=", "href=", "@import", "url(")
        .contains(
            "CORRECTNESS FAIL",
            "<p class=\"reason\">1 lost, and 1 more.</p>",
            "was acknowledged &lt;and&gt; is not there",
            "CPU of a test",
            "&lt;b&gt;boom&lt;/b&gt;");
  }

  @Test
  void allFilesAreWrittenAndTheHistogramsCanBeReadByOthers() throws IOException {
    // When
    Path reports = directory.resolve("deep/reports");
    Reports.writeAll(run, reports);

    // Then
    assertThat(reports)
        .isDirectoryContaining(file -> file.endsWith("report.html"))
        .isDirectoryContaining(file -> file.endsWith("junit.xml"));
    assertThat(Files.readAllLines(reports.resolve("seconds.jsonl"))).hasSize(10);
    try (HistogramLogReader log =
        new HistogramLogReader(reports.resolve("histograms.hlog").toFile())) {
      assertThat(log.nextIntervalHistogram().getTag())
          .isEqualTo("0:Get_Single_Item:OK:200:response");
    }
  }

  @Test
  void aRunThatWasKilledHasReportsToo() throws IOException {
    // Given
    RunStore store = new RunStore(directory.resolve("runs"), 10, 1L << 30);
    RunWriter killed = store.create(Runs.description("killed"));
    killed.second(second(Runs.START), Map.of(), Runs.record(second(Runs.START)));

    // Then
    StoredRun unfinished = store.find("killed").orElseThrow();
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(Reports.of(unfinished, format)).isNotEmpty();
    }
    assertThat(new String(Reports.of(unfinished, ReportFormat.MARKDOWN), UTF_8))
        .startsWith("**INVALID** · Seed mix · the run has not ended, or its process was killed");
    killed.close();
  }

  private String text(ReportFormat format) throws IOException {
    return new String(Reports.of(run, format), UTF_8);
  }

  private static Second second(long t) {
    return new SecondBuilder(t)
        .ok(0, 1_000)
        .ok(0, 2_000)
        .ok(0, 3_000)
        .call(1, Outcome.OK, 201, 8_000)
        .call(1, Outcome.UNEXPECTED_STATUS, 500, 90_000)
        .build();
  }

  private static RunResult result(StoredRun run) throws IOException {
    return new RunResult(
        (Runs.START + 12) * 1000,
        new Verdict(
            Word.CORRECTNESS_FAIL, "1 lost, and 1 more", List.of("1 lost", "another"), false),
        run.summary(),
        List.of(
            new RuleFigures("http_req_duration p(99)<200", 90.0, true, Runs.START),
            new RuleFigures("lost count==0", 1.0, false, Runs.START),
            new RuleFigures("slot_lag_bytes value<5", null, true, Runs.START)),
        Map.of("lost", 1L),
        List.of(
            new Place("the API", "OK", 10, 0, "10 rows as acknowledged"),
            new Place("the lake", "FAIL", 9, 1, "1 row is lost"),
            new Place("PostgreSQL", "OFF", 0, 0, "not compared")),
        List.of(
            new Failure(
                "Create Item",
                "UNEXPECTED_STATUS",
                500,
                "status 500, \"boom\"",
                10,
                Runs.START * 1000,
                (Runs.START + 9) * 1000,
                new Sample("POST", "/items", "{\"name\":\"a\"}", 500, "<b>boom</b>"))));
  }
}
