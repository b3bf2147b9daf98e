package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The run in at most ten lines, for a pull request. */
final class MarkdownReport {
  private static final int SLOWEST = 3;
  private static final double P50 = 50;
  private static final double P99 = 99;

  private MarkdownReport() {}

  static String of(ReportData data) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "**%s** · %s · %s"
            .formatted(
                data.verdict().word().text(),
                data.description().title(),
                escaped(data.verdict().reason())));
    lines.add("");
    lines.add("| | calls/s | errors | p50 | p99 | max |");
    lines.add("|---|--:|--:|--:|--:|--:|");
    lines.add(row(data.total(), data));
    data.operations().stream()
        .sorted(Comparator.comparingLong(OperationFigures::p99).reversed())
        .limit(SLOWEST)
        .forEach(operation -> lines.add(row(operation, data)));
    lines.add("");
    lines.add(last(data));
    return String.join("\n", lines) + "\n";
  }

  private static String row(OperationFigures figures, ReportData data) {
    double seconds = Math.max(1, data.totals().seconds());
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            escaped(figures.name()),
            Numbers.rate(figures.count() / seconds),
            Numbers.share((double) figures.errors(), (double) figures.count()),
            Numbers.time((double) figures.p50()),
            Numbers.time((double) figures.p99()),
            Numbers.time((double) figures.max()));
  }

  private static String last(ReportData data) {
    List<String> parts = new ArrayList<>();
    Histogram freshness = data.totals().allFreshness();
    if (freshness.getTotalCount() > 0) {
      parts.add(
          "freshness p50 %s, p99 %s"
              .formatted(
                  Numbers.time((double) freshness.getValueAtPercentile(P50)),
                  Numbers.time((double) freshness.getValueAtPercentile(P99))));
    }
    String broken =
        data.thresholds().stream()
            .filter(rule -> !rule.ok())
            .map(RuleFigures::text)
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(", "));
    parts.add(
        broken.isEmpty() ? data.thresholds().size() + " thresholds hold" : "broken: " + broken);
    parts.add("load `" + data.description().load() + "`");
    parts.add("seed " + data.description().seed());
    return String.join(" · ", parts);
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
