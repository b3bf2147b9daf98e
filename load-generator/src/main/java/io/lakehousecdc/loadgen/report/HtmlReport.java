package io.lakehousecdc.loadgen.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** The run as one page, which needs no script and nothing from elsewhere. */
final class HtmlReport {
  private final ReportData data;
  private final Markup page = new Markup();

  private HtmlReport(ReportData data) {
    this.data = data;
  }

  static String of(ReportData data) {
    HtmlReport report = new HtmlReport(data);
    report.write();
    return report.page.toString();
  }

  private void write() {
    page.raw("<!DOCTYPE html>\n");
    page.open("html", "lang", "en").open("head").raw("<meta charset=\"utf-8\">");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.raw("<meta name=\"color-scheme\" content=\"light dark\">");
    page.element("title", data.verdict().word().text() + " · " + data.description().title());
    page.open("style").raw(styleSheet()).close("style").close("head").raw("\n");
    page.open("body").open("main");
    verdict();
    environment();
    HtmlTables tables = new HtmlTables(data, page);
    tables.thresholds();
    tables.operations();
    page.open("section").element("h2", "Over time");
    page.raw(new HtmlCharts(data).all()).close("section");
    tables.freshness();
    tables.checks();
    tables.findings();
    tables.failures();
    page.close("main").close("body").close("html").raw("\n");
  }

  private void verdict() {
    Verdict verdict = data.verdict();
    String style = verdict.word().name().toLowerCase(Locale.ROOT);
    page.open("header", "class", "verdict " + style);
    page.element("p", data.description().title(), "class", "title");
    page.open("h1").element("span", symbol(verdict), "class", "symbol", "aria-hidden", "true");
    page.text(verdict.word().text()).close("h1");
    page.element("p", sentence(verdict.reason()), "class", "reason");
    if (verdict.aborted()) {
      page.element("p", "Somebody ended the run before its time.");
    }
    if (verdict.reasons().size() > 1) {
      page.open("ul");
      verdict.reasons().forEach(reason -> page.element("li", reason));
      page.close("ul");
    }
    page.close("header").raw("\n");
  }

  private void environment() {
    RunDescription run = data.description();
    page.open("section").element("h2", "The run").open("dl", "class", "facts");
    fact("Load", run.load());
    fact("Target", run.target());
    fact("Scenario", run.scenario());
    fact("Seed", String.valueOf(run.seed()));
    fact("Began", Numbers.instant(run.startedAt()));
    fact(
        "Lasted",
        Numbers.duration(data.endedAt() - run.startedAt())
            + (run.warmUpSeconds() > 0 ? ", of which warm-up " + run.warmUpSeconds() + " s" : ""));
    fact(
        "Measured",
        Numbers.count(data.totals().calls()) + " calls in " + data.totals().seconds() + " s");
    fact("Generator", "load-generator " + run.environment().version());
    fact("Machine", run.environment().host());
    fact("CPU", run.environment().cpu() + ", " + run.environment().processors() + " processors");
    fact("System", run.environment().os());
    fact(
        "JDK",
        run.environment().jdk() + ", heap up to " + (run.environment().heapBytes() >> 20) + " MB");
    fact("Run", run.id());
    page.close("dl").close("section").raw("\n");
  }

  private void fact(String name, String value) {
    page.open("div").element("dt", name).element("dd", value).close("div");
  }

  private static String symbol(Verdict verdict) {
    return switch (verdict.word()) {
      case PASS -> "✔";
      case SLA_FAIL -> "▲";
      case CORRECTNESS_FAIL -> "✘";
      case INVALID -> "?";
    };
  }

  private static String sentence(String reason) {
    return reason.isEmpty()
        ? ""
        : Character.toUpperCase(reason.charAt(0)) + reason.substring(1) + ".";
  }

  private static String styleSheet() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      if (css == null) {
        throw new IllegalStateException("Cannot read report.css: it is not in the jar");
      }
      return new String(css.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read report.css", e);
    }
  }
}
