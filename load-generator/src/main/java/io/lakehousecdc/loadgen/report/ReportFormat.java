package io.lakehousecdc.loadgen.report;

import java.util.Arrays;
import java.util.Optional;

/** The files that can be had of a run. */
public enum ReportFormat {
  HTML("html", "report.html", "text/html;charset=utf-8"),
  JSON("json", "report.json", "application/json"),
  JUNIT("xml", "junit.xml", "application/xml"),
  MARKDOWN("md", "summary.md", "text/markdown;charset=utf-8"),
  /** Locust's table of requests. */
  CSV("csv", "requests.csv", "text/csv;charset=utf-8"),
  /** Locust's full history. */
  HISTORY_CSV("history.csv", "requests_full_history.csv", "text/csv;charset=utf-8"),
  FAILURES_CSV("failures.csv", "failures.csv", "text/csv;charset=utf-8"),
  EXCEPTIONS_CSV("exceptions.csv", "exceptions.csv", "text/csv;charset=utf-8"),
  JSONL("jsonl", "seconds.jsonl", "application/x-ndjson"),
  HLOG("hlog", "histograms.hlog", "text/plain;charset=utf-8");

  private final String suffix;
  private final String fileName;
  private final String mediaType;

  ReportFormat(String suffix, String fileName, String mediaType) {
    this.suffix = suffix;
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** The format of {@code report.<suffix>}. */
  public static Optional<ReportFormat> of(String suffix) {
    return Arrays.stream(values()).filter(format -> format.suffix.equals(suffix)).findFirst();
  }

  public String fileName() {
    return fileName;
  }

  public String mediaType() {
    return mediaType;
  }
}
