package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.Figures;
import io.lakehousecdc.loadgen.history.RunDescription.NamedOperation;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Figures of a stretch of a run, worked out from its histograms. */
final class Windows {
  private static final double P95 = 95;

  private Windows() {}

  /**
   * @param seconds those of the window: histograms know no bytes
   */
  static Window of(
      long from,
      long to,
      List<SeriesSlice> series,
      List<NamedOperation> operations,
      List<SecondRecord> seconds) {
    List<Window.Row> rows = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      int index = i;
      NamedOperation operation = operations.get(i);
      List<SeriesSlice> own =
          series.stream().filter(slice -> slice.key().operation() == index).toList();
      if (!own.isEmpty()) {
        rows.add(row(operation.method(), operation.name(), own, bytes(operation.name(), seconds)));
      }
    }
    long bytes = seconds.stream().mapToLong(second -> second.total().bytes() * second.span()).sum();
    return new Window(from, to, rows, row("", "Total", series, bytes));
  }

  private static Window.Row row(String method, String name, List<SeriesSlice> series, long bytes) {
    OperationFigures figures = Figures.total(series);
    Histogram response = new Histogram(3);
    series.forEach(slice -> response.add(slice.response()));
    return new Window.Row(
        method,
        name,
        figures.count(),
        figures.errors(),
        response.getTotalCount() == 0 ? 0 : response.getMinValue(),
        figures.p50(),
        figures.p90(),
        response.getValueAtPercentile(P95),
        figures.p99(),
        figures.p999(),
        figures.max(),
        figures.mean(),
        bytes,
        figures.service(),
        figures.outcomes());
  }

  private static long bytes(String operation, List<SecondRecord> seconds) {
    long bytes = 0;
    for (SecondRecord second : seconds) {
      for (OperationFigures figures : second.ops()) {
        bytes += figures.name().equals(operation) ? figures.bytes() * second.span() : 0;
      }
    }
    return bytes;
  }
}
