package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.Mark;
import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened in a run, line by line: what was done to it, and what went wrong. */
final class RunLog {
  private static final int MOST = 1000;

  List<LogLine> of(RunView run, List<SecondRecord> seconds, List<Failure> failures) {
    List<LogLine> lines = new ArrayList<>();
    lines.add(
        new LogLine(
            run.startedAt(),
            "INFO",
            "Run %s begins against %s with seed %d: %s"
                .formatted(run.id(), run.target(), run.seed(), run.load())));
    for (SecondRecord second : seconds) {
      second.marks().stream().map(RunLog::line).forEach(lines::add);
    }
    lines.addAll(verdicts(seconds));
    failures.stream().map(RunLog::line).forEach(lines::add);
    if (run.endedAt() != null) {
      lines.add(new LogLine(run.endedAt(), "INFO", words(run.verdict())));
    }
    lines.sort(Comparator.comparingLong(LogLine::t));
    return lines.subList(Math.max(0, lines.size() - MOST), lines.size());
  }

  private static LogLine line(Mark mark) {
    return new LogLine(mark.t(), "INFO", mark.kind() + ": " + mark.text());
  }

  private static LogLine line(Failure failure) {
    return new LogLine(
        failure.first(),
        "WARN",
        failure.operation() + " fails for the first time: " + failure.cause());
  }

  /** Only where the word changes. */
  private static List<LogLine> verdicts(List<SecondRecord> seconds) {
    List<LogLine> lines = new ArrayList<>();
    String before = "";
    for (SecondRecord second : seconds) {
      String word = second.verdict().word();
      if (!word.equals(before)) {
        String level = word.equals("PASS") ? "INFO" : "WARN";
        lines.add(new LogLine(second.t() * 1000, level, words(second.verdict())));
        before = word;
      }
    }
    return lines;
  }

  private static String words(VerdictFigures verdict) {
    return verdict.word() + ": " + verdict.reason();
  }
}
