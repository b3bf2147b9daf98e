package io.lakehousecdc.loadgen.command;

import io.lakehousecdc.loadgen.history.Figures;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.history.Totals;
import io.lakehousecdc.loadgen.threshold.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The end of a run as a small table. */
final class Summary {
  private static final String ROW = "%-20s %9s %9s %8s %9s %9s %9s";
  private static final double MICROS_PER_MILLI = 1000;
  private static final double P50 = 50;
  private static final double P99 = 99;

  private Summary() {}

  static List<String> lines(StoredRun run) throws IOException {
    Totals totals = run.measured();
    List<String> lines = new ArrayList<>();
    lines.add(row("OPERATION", "CALLS", "CALLS/S", "ERRORS", "P50", "P99", "MAX"));
    for (OperationFigures figures :
        Figures.operations(totals.series(), run.description().operationNames())) {
      lines.add(row(figures, totals.seconds()));
    }
    lines.add(row(Figures.total(totals.series()), totals.seconds()));
    totals.freshness().forEach((operation, micros) -> lines.add(freshness(operation, micros)));
    return lines;
  }

  private static String row(OperationFigures figures, long seconds) {
    return row(
        figures.name(),
        String.valueOf(figures.count()),
        String.format(Locale.ROOT, "%.1f", (double) figures.count() / Math.max(1, seconds)),
        String.valueOf(figures.errors()),
        time(figures.p50()),
        time(figures.p99()),
        time(figures.max()));
  }

  private static String freshness(String operation, Histogram micros) {
    return row(
        "fresh " + operation,
        String.valueOf(micros.getTotalCount()),
        "",
        "",
        time(micros.getValueAtPercentile(P50)),
        time(micros.getValueAtPercentile(P99)),
        time(micros.getMaxValue()));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, ROW, cells);
  }

  private static String time(long micros) {
    return Unit.TIME.format(micros / MICROS_PER_MILLI);
  }
}
