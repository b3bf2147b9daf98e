package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.ServiceFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Made-up answers of the operations of the reference scenario. */
final class FakeOperations {
  static final List<String> NAMES =
      List.of(
          "Get All Items",
          "Get Single Item",
          "Create Item",
          "Update Item",
          "Delete Item",
          "Init: Create Item");
  private static final double[] SHARES = {0.25, 0.333, 0.167, 0.167, 0.083, 0};
  private static final double[] SPEEDS = {3.1, 0.6, 1.4, 1.3, 1.0, 1.4};

  private FakeOperations() {}

  static List<OperationFigures> split(Random random, long sent, double median) {
    List<OperationFigures> ops = new ArrayList<>();
    for (int op = 0; op < SHARES.length; op++) {
      ops.add(operation(random, op, Math.round(sent * SHARES[op]), median * SPEEDS[op]));
    }
    return ops;
  }

  private static OperationFigures operation(Random random, int op, long count, double median) {
    long errors = op == 3 && random.nextInt(9) == 0 ? Math.min(count, 1) : 0;
    long missing = op == 1 ? count / 12 : 0;
    Map<String, Long> outcomes = new TreeMap<>();
    outcomes.put("OK " + (op == 2 || op == 5 ? 201 : 200), count - errors - missing);
    if (missing > 0) {
      outcomes.put("OK 404", missing);
    }
    if (errors > 0) {
      outcomes.put("UNEXPECTED_STATUS 503", errors);
    }
    return of(NAMES.get(op), count, errors, median, outcomes, heat(random, count, median));
  }

  private static List<long[]> heat(Random random, long count, double median) {
    Map<Long, Long> buckets = new TreeMap<>();
    for (long i = 0; i < Math.min(count, 400); i++) {
      double value =
          median
              * Math.exp(
                  Math.abs(random.nextGaussian()) * 0.55 + (random.nextInt(60) == 0 ? 1.6 : 0));
      long upper =
          Math.round(100 * Math.pow(2, Math.ceil(Math.log(value / 100) / Math.log(2) * 3) / 3));
      buckets.merge(upper, Math.max(1, count / 400), Long::sum);
    }
    return buckets.entrySet().stream().map(e -> new long[] {e.getKey(), e.getValue()}).toList();
  }

  private static OperationFigures of(
      String name,
      long count,
      long errors,
      double median,
      Map<String, Long> outcomes,
      List<long[]> heat) {
    long p50 = count == 0 ? 0 : Math.round(median);
    return new OperationFigures(
        name,
        count,
        errors,
        p50,
        p50 * 2,
        p50 * 5,
        p50 * 11,
        p50 * 17,
        p50 * 1.2,
        new ServiceFigures(p50 * 9 / 10, p50 * 4, p50 * 9),
        outcomes,
        count * 120,
        heat);
  }

  static OperationFigures total(List<OperationFigures> ops) {
    return merged(ops, "Total");
  }

  /** Not exact, as it merges percentiles; nobody looks that closely at what is made up. */
  static OperationFigures merged(List<OperationFigures> ops, String name) {
    long count = ops.stream().mapToLong(OperationFigures::count).sum();
    long errors = ops.stream().mapToLong(OperationFigures::errors).sum();
    Map<String, Long> outcomes = new TreeMap<>();
    Map<Long, Long> heat = new TreeMap<>();
    double weighted = 0;
    long max = 0;
    for (OperationFigures op : ops) {
      op.outcomes().forEach((outcome, n) -> outcomes.merge(outcome, n, Long::sum));
      op.heat().forEach(bucket -> heat.merge(bucket[0], bucket[1], Long::sum));
      weighted += (double) op.p50() * op.count();
      max = Math.max(max, op.max());
    }
    OperationFigures merged =
        of(
            name,
            count,
            errors,
            count == 0 ? 0 : weighted / count,
            outcomes,
            heat.entrySet().stream().map(e -> new long[] {e.getKey(), e.getValue()}).toList());
    return new OperationFigures(
        name,
        count,
        errors,
        merged.p50(),
        merged.p90(),
        merged.p99(),
        merged.p999(),
        max,
        merged.mean(),
        merged.service(),
        outcomes,
        count * 120,
        merged.heat());
  }
}
