package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.RunDescription.NamedOperation;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.RunResult.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Locust's tables, with its headers, so that what reads them goes on reading. */
final class LocustCsv {
  static final String REQUESTS =
      "Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,"
          + "Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,"
          + LocustColumns.PERCENTILES;
  static final String FAILURES = "Method,Name,Error,Occurrences,First Seen,Last Seen";
  static final String EXCEPTIONS = "Count,Message,Traceback,Nodes";

  private LocustCsv() {}

  /** An operation a row, the aggregate last. */
  static String requests(ReportData data) {
    Csv csv = new Csv(REQUESTS);
    List<NamedOperation> operations = data.description().operations();
    Map<String, double[]> sizes = sizes(data);
    for (int i = 0; i < operations.size(); i++) {
      NamedOperation operation = operations.get(i);
      LocustEntry entry =
          LocustEntry.of(operation.method(), operation.name(), data.totals().series(), i);
      if (entry.requests() > 0) {
        csv.row(row(entry, data, sizes.getOrDefault(operation.name(), new double[2])));
      }
    }
    double[] all = sizes.values().stream().reduce(new double[2], LocustCsv::plus);
    csv.row(row(LocustEntry.aggregated(data.totals().series()), data, all));
    return csv.toString();
  }

  static String failures(ReportData data) {
    Csv csv = new Csv(FAILURES);
    Map<String, String> methods =
        data.description().operations().stream()
            .collect(Collectors.toMap(NamedOperation::name, NamedOperation::method, (a, b) -> a));
    for (Failure failure : data.result().map(RunResult::failures).orElse(List.of())) {
      csv.row(
          List.of(
              methods.getOrDefault(failure.operation(), ""),
              failure.operation(),
              failure.cause(),
              failure.count(),
              Instant.ofEpochMilli(failure.first()),
              Instant.ofEpochMilli(failure.last())));
    }
    return csv.toString();
  }

  /** There are none: what a user does is no code that could throw. */
  static String exceptions() {
    return new Csv(EXCEPTIONS).toString();
  }

  private static List<Object> row(LocustEntry entry, ReportData data, double[] size) {
    double seconds = Math.max(1, data.totals().seconds());
    List<Object> row = new ArrayList<>(List.of(entry.type(), entry.name()));
    row.add(entry.requests());
    row.add(entry.failures());
    row.addAll(LocustColumns.times(entry.response()));
    row.add(size[1] == 0 ? 0.0 : size[0] / size[1]);
    row.add(entry.requests() / seconds);
    row.add(entry.failures() / seconds);
    row.addAll(LocustColumns.percentiles(entry.response()));
    return row;
  }

  /** Bytes and calls by operation, from the seconds: histograms know no bytes. */
  private static Map<String, double[]> sizes(ReportData data) {
    return data.seconds().stream()
        .flatMap(second -> second.ops().stream())
        .collect(
            Collectors.toMap(
                operation -> operation.name(),
                operation -> new double[] {operation.bytes(), operation.count()},
                LocustCsv::plus));
  }

  private static double[] plus(double[] a, double[] b) {
    return new double[] {a[0] + b[0], a[1] + b[1]};
  }
}
