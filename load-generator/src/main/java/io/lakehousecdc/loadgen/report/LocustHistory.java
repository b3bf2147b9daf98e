package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.RunDescription.NamedOperation;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.Series;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Locust's full history: for each second a row an operation and the aggregate, with what was
 * reached until then. Percentiles are those of the second.
 */
final class LocustHistory {
  static final String HEADER =
      "Timestamp,User Count,Type,Name,Requests/s,Failures/s,"
          + LocustColumns.PERCENTILES
          + ",Total Request Count,Total Failure Count,Total Median Response Time,"
          + "Total Average Response Time,Total Min Response Time,Total Max Response Time,"
          + "Total Average Content Size";

  private final Csv csv = new Csv(HEADER);
  private final List<NamedOperation> operations;
  private final Map<Long, SecondRecord> seconds = new TreeMap<>();
  private final Series reached = new Series();
  private final double[] bytes = new double[2];

  private LocustHistory(StoredRun run) throws IOException {
    this.operations = run.description().operations();
    run.seconds().forEach(second -> seconds.put(second.t(), second));
  }

  static String of(StoredRun run) throws IOException {
    LocustHistory history = new LocustHistory(run);
    run.slices(history::slice);
    return history.csv.toString();
  }

  private void slice(long from, long to, List<SeriesSlice> slices) {
    slices.forEach(reached::add);
    List<SeriesSlice> until = reached.slices();
    SecondRecord second = seconds.get(from);
    int users = second == null ? 0 : second.users();
    for (int i = 0; i < operations.size(); i++) {
      NamedOperation operation = operations.get(i);
      LocustEntry now = LocustEntry.of(operation.method(), operation.name(), slices, i);
      if (now.requests() > 0) {
        LocustEntry total = LocustEntry.of(operation.method(), operation.name(), until, i);
        csv.row(row(from, to - from, users, now, total));
      }
    }
    if (second != null) {
      bytes[0] += second.total().bytes();
      bytes[1] += second.total().count();
    }
    csv.row(
        row(from, to - from, users, LocustEntry.aggregated(slices), LocustEntry.aggregated(until)));
  }

  private List<Object> row(
      long timestamp, long length, int users, LocustEntry now, LocustEntry total) {
    double span = Math.max(1, length);
    List<Object> row = new ArrayList<>(List.of(timestamp, users, now.type(), now.name()));
    row.add(now.requests() / span);
    row.add(now.failures() / span);
    row.addAll(LocustColumns.percentiles(now.response()));
    row.add(total.requests());
    row.add(total.failures());
    row.addAll(LocustColumns.times(total.response()));
    row.add(bytes[1] == 0 ? 0.0 : bytes[0] / bytes[1]);
    return row;
  }
}
