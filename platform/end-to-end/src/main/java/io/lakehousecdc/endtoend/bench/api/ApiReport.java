package io.lakehousecdc.endtoend.bench.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What a run of the benchmark found, in medians of its rounds. */
final class ApiReport {
  private static final String ROW = "%-7s %5s %-10s %12s %9s %9s %9s %9s %9s %9s%n";

  private final Map<Cell, List<Figures>> figures = new LinkedHashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long answers;
  private int runs;

  /** Compares what was answered with what PostgreSQL has counted. */
  void check(Operation operation, Contestant contestant, Figures run) {
    String difference = contestant.table().difference(run.done());
    answers += run.latency().getTotalCount();
    runs++;
    if (!difference.isEmpty()) {
      differences.add("%s of %s: %s".formatted(operation.label(), contestant.name(), difference));
    }
  }

  void add(Operation operation, int connections, String contestant, Figures run) {
    figures
        .computeIfAbsent(new Cell(operation, connections, contestant), k -> new ArrayList<>())
        .add(run);
  }

  void note(String text) {
    notes.add(text);
  }

  /** Whether each answer was right and the database has counted the same. */
  boolean isCorrect() {
    return differences.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    notes.forEach(note -> text.append(note).append(System.lineSeparator()));
    text.append(
        ROW.formatted(
            "what",
            "conn.",
            "who",
            "requests/s",
            "p50 ms",
            "p99 ms",
            "CPU us",
            "DB us",
            "x FastAPI",
            "x pgbench"));
    figures.forEach((cell, runs) -> text.append(row(cell, runs)));
    text.append(
        "correctness %s: %,d answers checked, and PostgreSQL's counts after each of %d runs%n"
            .formatted(isCorrect() ? "PASS" : "FAIL", answers, runs));
    differences.forEach(difference -> text.append(difference).append(System.lineSeparator()));
    return text.toString();
  }

  private String row(Cell cell, List<Figures> runs) {
    return ROW.formatted(
        cell.operation().label(),
        cell.connections(),
        cell.contestant(),
        "%,.0f".formatted(median(runs, Figures::perSecond)),
        "%.2f".formatted(median(runs, run -> run.percentileMillis(50))),
        "%.2f".formatted(median(runs, run -> run.percentileMillis(99))),
        "%.0f".formatted(median(runs, Figures::cpuMicros)),
        "%.0f".formatted(median(runs, Figures::databaseCpuMicros)),
        ratio(cell, runs, "FastAPI"),
        ratio(cell, runs, "pgbench"));
  }

  private String ratio(Cell cell, List<Figures> runs, String other) {
    List<Figures> others = figures.get(new Cell(cell.operation(), cell.connections(), other));
    return others == null || cell.contestant().equals(other)
        ? ""
        : "%.2f".formatted(median(runs, Figures::perSecond) / median(others, Figures::perSecond));
  }

  private static double median(List<Figures> runs, ToDoubleFunction<Figures> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private record Cell(Operation operation, int connections, String contestant) {}
}
