package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A run in the words of Locust's {@code /stats/requests}: the union of what 2.8.6 and 2.46 answer.
 * Times are milliseconds. Where the two disagree, this follows 2.46.
 */
final class LocustStats {
  /** Locust's "current" is the mean over so many seconds. */
  static final int CURRENT_SECONDS = 10;

  private static final double MICROS = 1000;

  private final RunView run;
  private final Window window;
  private final Window recent;

  /**
   * @param recent the latest {@link #CURRENT_SECONDS}
   */
  LocustStats(RunView run, Window window, Window recent) {
    this.run = run;
    this.window = window;
    this.recent = recent;
  }

  /** What is answered before there is any run. */
  static Map<String, Object> none() {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("stats", List.of());
    answer.put("errors", List.of());
    answer.put("total_rps", 0.0);
    answer.put("fail_ratio", 0.0);
    answer.put("state", "ready");
    answer.put("user_count", 0);
    answer.put("workers", List.of());
    answer.put("worker_count", 0);
    return answer;
  }

  Map<String, Object> answer(List<Failure> failures, List<WorkerView> workers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    window.ops().forEach(row -> rows.add(row(row, row.name(), recent(row.name()))));
    rows.add(row(window.total(), "Aggregated", Optional.of(recent.total())));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("stats", rows);
    answer.put("errors", failures.stream().map(failure -> error(failure)).toList());
    answer.putAll(totals());
    answer.put("state", state());
    answer.put("user_count", workers.stream().mapToInt(WorkerView::users).sum());
    answer.put("workers", workers.stream().map(LocustStats::worker).toList());
    answer.put("worker_count", workers.size());
    return answer;
  }

  private Map<String, Object> totals() {
    Map<String, Object> totals = new LinkedHashMap<>();
    Window.Row total = window.total();
    totals.put("total_rps", (double) total.count() / window.seconds());
    totals.put("total_fail_per_sec", (double) total.errors() / window.seconds());
    totals.put("current_rps", (double) recent.total().count() / CURRENT_SECONDS);
    totals.put("current_fail_per_sec", (double) recent.total().errors() / CURRENT_SECONDS);
    totals.put("fail_ratio", total.count() == 0 ? 0.0 : (double) total.errors() / total.count());
    double median = recent.total().p50() / MICROS;
    double high = recent.total().p95() / MICROS;
    totals.put("current_response_time_percentile_50", median);
    totals.put("current_response_time_percentile_95", high);
    totals.put(
        "current_response_time_percentiles",
        Map.of("response_time_percentile_0.5", median, "response_time_percentile_0.95", high));
    return totals;
  }

  private Map<String, Object> row(Window.Row row, String name, Optional<Window.Row> current) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", row.method());
    json.put("name", name);
    json.put("safe_name", escaped(name));
    json.put("num_requests", row.count());
    json.put("num_failures", row.errors());
    json.put("avg_response_time", row.mean() / MICROS);
    json.put("min_response_time", row.min() / MICROS);
    json.put("max_response_time", row.max() / MICROS);
    json.put("median_response_time", row.p50() / MICROS);
    json.put("ninetieth_response_time", row.p90() / MICROS);
    json.put("ninety_ninth_response_time", row.p99() / MICROS);
    json.put("response_time_percentile_0.95", row.p95() / MICROS);
    json.put("response_time_percentile_0.99", row.p99() / MICROS);
    json.put("current_rps", rate(current.map(Window.Row::count)));
    json.put("current_fail_per_sec", rate(current.map(Window.Row::errors)));
    json.put("total_rps", (double) row.count() / window.seconds());
    json.put("total_fail_per_sec", (double) row.errors() / window.seconds());
    json.put("avg_content_length", row.count() == 0 ? 0.0 : (double) row.bytes() / row.count());
    return json;
  }

  private Optional<Window.Row> recent(String name) {
    return recent.ops().stream().filter(row -> row.name().equals(name)).findFirst();
  }

  private static double rate(Optional<Long> count) {
    return (double) count.orElse(0L) / CURRENT_SECONDS;
  }

  private static Map<String, Object> error(Failure failure) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", failure.sample() == null ? "" : failure.sample().method());
    json.put("name", failure.operation());
    json.put("error", failure.cause());
    json.put("occurrences", failure.count());
    return json;
  }

  private static Map<String, Object> worker(WorkerView worker) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", worker.name());
    json.put("state", worker.state().toLowerCase(Locale.ROOT));
    json.put("user_count", worker.users());
    json.put("cpu_usage", worker.cpu() * 100);
    return json;
  }

  private String state() {
    return switch (run.state()) {
      case "READY" -> "ready";
      case "SPAWNING" -> "spawning";
      case "STOPPING", "CHECKING" -> "stopping";
      case "FINISHED" -> "stopped";
      default -> "running";
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
