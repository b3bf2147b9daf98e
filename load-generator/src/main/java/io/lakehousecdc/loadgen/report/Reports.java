package io.lakehousecdc.loadgen.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.loadgen.history.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes reports of runs on disk, whether they are over or not. */
public final class Reports {
  private Reports() {}

  /** One report. */
  public static byte[] of(StoredRun run, ReportFormat format) throws IOException {
    return switch (format) {
      case HTML -> bytes(HtmlReport.of(ReportData.of(run)));
      case JSON -> bytes(JsonReport.of(ReportData.of(run)));
      case JUNIT -> bytes(JunitReport.of(ReportData.of(run)));
      case MARKDOWN -> bytes(MarkdownReport.of(ReportData.of(run)));
      case CSV -> bytes(LocustCsv.requests(ReportData.of(run)));
      case HISTORY_CSV -> bytes(LocustHistory.of(run));
      case FAILURES_CSV -> bytes(LocustCsv.failures(ReportData.of(run)));
      case EXCEPTIONS_CSV -> bytes(LocustCsv.exceptions());
      case JSONL -> Files.readAllBytes(run.secondsFile());
      case HLOG -> Files.readAllBytes(run.histogramLog());
    };
  }

  /** Writes all reports into a directory, which is made if it is not there. */
  public static void writeAll(StoredRun run, Path directory) throws IOException {
    Files.createDirectories(directory);
    for (ReportFormat format : ReportFormat.values()) {
      Files.write(directory.resolve(format.fileName()), of(run, format));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
