package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.FreshnessFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.Mark;
import io.lakehousecdc.loadgen.report.Chart.Line;
import io.lakehousecdc.loadgen.threshold.Metric;
import io.lakehousecdc.loadgen.threshold.Rule;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The charts of the report. */
final class HtmlCharts {
  private static final double MICROS_PER_MILLI = 1000;

  private final ReportData data;
  private final List<SecondRecord> seconds;

  HtmlCharts(ReportData data) {
    this.data = data;
    this.seconds = data.seconds();
  }

  String all() {
    if (seconds.isEmpty()) {
      return new Markup().element("p", "No second was measured.").toString();
    }
    return load() + latency() + freshness() + generator();
  }

  private String load() {
    double most = most(second -> Math.max(second.intended(), second.done()));
    Chart chart = chart("Load: calls a second", Axis.linear(most), Numbers::rate);
    add(chart, "planned", "planned", second -> open(second) ? second.planned() : Double.NaN);
    add(chart, "due", "due", second -> (double) second.intended());
    add(chart, "done", "done", second -> (double) second.done());
    add(chart, "failed", "failed", second -> (double) second.total().errors());
    return chart.toString();
  }

  private String latency() {
    double least =
        seconds.stream()
            .filter(HtmlCharts::hasCalls)
            .mapToDouble(second -> (double) second.total().p50())
            .min()
            .orElse(1);
    double most = most(second -> (double) second.total().p999());
    Chart chart =
        chart(
            "Response time, from the intended start",
            Axis.logarithmic(least / 2, most),
            Numbers::time);
    limits(chart, Metric.HTTP_REQ_DURATION);
    add(chart, "p50", "p50", called(second -> (double) second.total().p50()));
    add(chart, "p90", "p90", called(second -> (double) second.total().p90()));
    add(chart, "p99", "p99", called(second -> (double) second.total().p99()));
    add(chart, "p99.9", "p999", called(second -> (double) second.total().p999()));
    add(
        chart,
        "p99 from the actual sending",
        "service",
        called(second -> (double) second.total().service().p99()));
    return chart.toString();
  }

  private String freshness() {
    double most =
        most(
            second ->
                Math.max(
                    fresh(second, FreshnessFigures::max),
                    fresh(second, FreshnessFigures::oldestUnseen)));
    if (Double.isNaN(most)) {
      return "";
    }
    Chart chart =
        chart(
            "Freshness: from a write to a snapshot that shows it",
            Axis.linear(most),
            Numbers::time);
    limits(chart, Metric.FRESHNESS);
    add(chart, "p50", "p50", visible(FreshnessFigures::p50));
    add(chart, "p99", "p99", visible(FreshnessFigures::p99));
    add(
        chart,
        "oldest write not visible yet",
        "failed",
        second -> fresh(second, FreshnessFigures::oldestUnseen));
    return chart.toString();
  }

  private String generator() {
    double most = most(second -> (double) second.health().lagMax());
    Chart lag = chart("The generator: how late it sent", Axis.logarithmic(10, most), Numbers::time);
    limits(lag, Metric.SCHEDULE_LAG);
    add(lag, "p50", "p50", second -> (double) second.health().lagP50());
    add(lag, "p99", "p99", second -> (double) second.health().lagP99());
    add(lag, "maximum", "p999", second -> (double) second.health().lagMax());
    Chart cpu =
        chart(
            "The generator: its share of the machine",
            Axis.linear(1),
            share -> String.format(Locale.ROOT, "%.0f %%", 100 * share));
    add(cpu, "CPU", "done", second -> second.health().cpu());
    return lag.toString() + cpu;
  }

  private Chart chart(String title, Axis axis, DoubleFunction<String> label) {
    long from = seconds.get(0).t();
    SecondRecord last = seconds.get(seconds.size() - 1);
    Chart chart = new Chart(title, axis, label, from, last.t() + last.span());
    if (data.description().warmUpSeconds() > 0) {
      chart.shade((double) Math.min(last.t() + 1, from + data.description().warmUpSeconds()));
    }
    for (SecondRecord second : seconds) {
      for (Mark mark : second.marks()) {
        chart.mark(mark.t() / 1000.0, mark.kind(), mark.kind() + ": " + mark.text());
      }
    }
    return chart;
  }

  private void add(Chart chart, String name, String style, ToDoubleFunction<SecondRecord> value) {
    chart.add(new Line<>(name, style, value), seconds, second -> (double) second.t());
  }

  /** The bounds of the rules about all calls; those about some are in the table only. */
  private void limits(Chart chart, Metric metric) {
    data.description().thresholds().stream()
        .map(Rule::parse)
        .filter(rule -> rule.metric() == metric && rule.selector().toString().isEmpty())
        .forEach(
            rule ->
                chart.limit(
                    rule.condition().substring(metric.text().length() + 1),
                    rule.bound() * MICROS_PER_MILLI));
  }

  private double most(ToDoubleFunction<SecondRecord> value) {
    return seconds.stream()
        .mapToDouble(value)
        .filter(number -> !Double.isNaN(number))
        .max()
        .orElse(Double.NaN);
  }

  private static ToDoubleFunction<SecondRecord> called(ToDoubleFunction<SecondRecord> value) {
    return second -> hasCalls(second) ? value.applyAsDouble(second) : Double.NaN;
  }

  private static boolean hasCalls(SecondRecord second) {
    return second.total().count() > 0;
  }

  /** In the closed model the plan is a number of users, which has another axis. */
  private static boolean open(SecondRecord second) {
    return second.users() == 0 || second.planned() != second.users();
  }

  private static ToDoubleFunction<SecondRecord> visible(ToDoubleFunction<FreshnessFigures> value) {
    return second -> {
      FreshnessFigures freshness = second.freshness();
      return freshness == null || freshness.count() == 0
          ? Double.NaN
          : value.applyAsDouble(freshness);
    };
  }

  private static double fresh(SecondRecord second, ToDoubleFunction<FreshnessFigures> value) {
    FreshnessFigures freshness = second.freshness();
    return freshness == null ? Double.NaN : value.applyAsDouble(freshness);
  }
}
