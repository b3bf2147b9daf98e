package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunResult.Failure;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import io.lakehousecdc.loadgen.history.RunResult.Sample;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** The tables of the report. */
final class HtmlTables {
  private static final int MOST_FINDINGS = 100;
  private static final int MOST_FAILURES = 50;
  private static final double[] PERCENTILES = {50, 90, 99, 99.9};

  private final ReportData data;
  private final Markup page;

  HtmlTables(ReportData data, Markup page) {
    this.data = data;
    this.page = page;
  }

  void thresholds() {
    if (data.thresholds().isEmpty()) {
      return;
    }
    begin("Thresholds", "threshold", "value", "state");
    for (RuleFigures rule : data.thresholds()) {
      String state =
          rule.value() == null ? "? nothing to judge" : rule.ok() ? "✔ holds" : "✘ broken";
      String style = rule.value() == null ? "unknown" : rule.ok() ? "good" : "bad";
      page.open("tr").element("td", rule.text()).element("td", Numbers.value(rule));
      page.element("td", state, "class", style).close("tr");
    }
    end();
  }

  void operations() {
    begin(
        "Operations",
        "operation",
        "calls",
        "calls/s",
        "errors",
        "outcomes",
        "p50",
        "p90",
        "p99",
        "p99.9",
        "max",
        "mean",
        "service p99");
    for (OperationFigures operation : data.operations()) {
      operation(operation, "");
    }
    operation(data.total(), "total");
    end();
  }

  private void operation(OperationFigures figures, String style) {
    double seconds = Math.max(1, data.totals().seconds());
    page.open("tr", "class", style).element("td", figures.name());
    page.element("td", Numbers.count(figures.count()));
    page.element("td", Numbers.rate(figures.count() / seconds));
    page.element(
        "td",
        Numbers.share((double) figures.errors(), (double) figures.count()),
        "class",
        figures.errors() > 0 ? "bad" : "");
    page.element("td", outcomes(figures), "class", "outcomes");
    for (double micros :
        new double[] {
          figures.p50(),
          figures.p90(),
          figures.p99(),
          figures.p999(),
          figures.max(),
          figures.mean(),
          figures.service().p99()
        }) {
      page.element("td", figures.count() == 0 ? "" : Numbers.time(micros));
    }
    page.close("tr");
  }

  void freshness() {
    Map<String, Histogram> freshness = data.totals().freshness();
    if (freshness.isEmpty()) {
      return;
    }
    begin(
        "Freshness: from a write to a snapshot that shows it",
        "write",
        "seen",
        "p50",
        "p90",
        "p99",
        "p99.9",
        "max");
    freshness.forEach(
        (operation, micros) -> {
          page.open("tr")
              .element("td", operation)
              .element("td", Numbers.count(micros.getTotalCount()));
          for (double percentile : PERCENTILES) {
            page.element("td", Numbers.time((double) micros.getValueAtPercentile(percentile)));
          }
          page.element("td", Numbers.time((double) micros.getMaxValue())).close("tr");
        });
    end();
  }

  void checks() {
    List<Place> places = data.result().map(RunResult::places).orElse(List.of());
    if (places.isEmpty()) {
      return;
    }
    begin("Compared with what was acknowledged", "place", "rows", "findings", "result");
    for (Place place : places) {
      String style =
          place.state().equals("OK") ? "good" : place.state().equals("OFF") ? "unknown" : "bad";
      page.open("tr").element("td", place.name()).element("td", Numbers.count(place.rows()));
      page.element("td", Numbers.count(place.findings()));
      page.element("td", place.text(), "class", style).close("tr");
    }
    end();
  }

  void findings() {
    List<FoundRecord> findings = data.findings();
    if (findings.isEmpty()) {
      return;
    }
    String title = "Findings" + first(MOST_FINDINGS, findings.size());
    begin(title, "what", "where", "key", "detail");
    for (FoundRecord finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
      page.open("tr").element("td", finding.kind(), "class", "bad").element("td", finding.place());
      page.element("td", finding.key()).element("td", finding.detail()).close("tr");
    }
    end();
  }

  void failures() {
    List<Failure> failures = data.result().map(RunResult::failures).orElse(List.of());
    if (failures.isEmpty()) {
      return;
    }
    begin(
        "Failures" + first(MOST_FAILURES, failures.size()),
        "operation",
        "cause",
        "calls",
        "first",
        "last",
        "sample");
    for (Failure failure : failures.subList(0, Math.min(MOST_FAILURES, failures.size()))) {
      page.open("tr").element("td", failure.operation()).element("td", failure.cause());
      page.element("td", Numbers.count(failure.count()));
      page.element("td", Numbers.instant(failure.first()));
      page.element("td", Numbers.instant(failure.last())).open("td");
      Sample sample = failure.sample();
      if (sample != null) {
        sample(sample);
      }
      page.close("td").close("tr");
    }
    end();
  }

  private void sample(Sample sample) {
    page.open("details").element("summary", sample.method() + " " + sample.path());
    List<String> lines = new ArrayList<>();
    lines.add(sample.method() + " " + sample.path());
    if (sample.body() != null) {
      lines.add(sample.body());
    }
    lines.add("");
    lines.add(sample.status() == 0 ? "no answer" : "HTTP " + sample.status());
    if (sample.answer() != null) {
      lines.add(sample.answer());
    }
    page.element("pre", String.join("\n", lines)).close("details");
  }

  private void begin(String title, String... columns) {
    page.open("section").element("h2", title).open("div", "class", "scroll").open("table");
    page.open("thead").open("tr");
    for (String column : columns) {
      page.element("th", column, "scope", "col");
    }
    page.close("tr").close("thead").open("tbody");
  }

  private void end() {
    page.close("tbody").close("table").close("div").close("section").raw("\n");
  }

  private static String outcomes(OperationFigures figures) {
    return figures.outcomes().entrySet().stream()
        .map(entry -> entry.getKey() + ": " + Numbers.count(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String first(int most, int all) {
    return all > most ? " (the first " + most + " of " + Numbers.count(all) + ")" : "";
  }
}
