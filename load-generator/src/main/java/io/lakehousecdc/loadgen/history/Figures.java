package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.ServiceFigures;
import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** Turns histograms into figures, always by merging first. */
public final class Figures {
  /** The first column of a heat map reaches to so many microseconds. */
  private static final int HEAT_START_MICROS = 100;

  /** Each further one reaches so much higher: ten columns from 1 ms to 10 ms. */
  private static final double HEAT_STEP = Math.pow(10, 0.1);

  private static final double P50 = 50;
  private static final double P90 = 90;
  private static final double P99 = 99;
  private static final double P999 = 99.9;

  private Figures() {}

  /** Those operations that have any call, in their order. */
  public static List<OperationFigures> operations(List<SeriesSlice> slices, List<String> names) {
    List<OperationFigures> operations = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      int operation = i;
      OperationFigures figures =
          figures(names.get(i), slices, key -> key.operation() == operation, false);
      if (figures.count() > 0) {
        operations.add(figures);
      }
    }
    return operations;
  }

  /** All operations together, with a heat map. */
  public static OperationFigures total(List<SeriesSlice> slices) {
    return figures("Total", slices, key -> true, true);
  }

  private static OperationFigures figures(
      String name, List<SeriesSlice> slices, Predicate<SeriesKey> wanted, boolean withHeat) {
    Histogram response = new Histogram(3);
    Histogram service = new Histogram(3);
    Map<String, Long> outcomes = new TreeMap<>();
    long errors = 0;
    long bytes = 0;
    for (SeriesSlice slice : slices) {
      SeriesKey key = slice.key();
      if (wanted.test(key)) {
        long count = slice.response().getTotalCount();
        response.add(slice.response());
        service.add(slice.service());
        outcomes.merge(label(key), count, Long::sum);
        bytes += slice.bytes();
        errors += key.outcome() == Outcome.OK ? 0 : count;
      }
    }
    return new OperationFigures(
        name,
        response.getTotalCount(),
        errors,
        response.getValueAtPercentile(P50),
        response.getValueAtPercentile(P90),
        response.getValueAtPercentile(P99),
        response.getValueAtPercentile(P999),
        response.getMaxValue(),
        response.getMean(),
        service(service),
        outcomes,
        bytes,
        withHeat ? heat(response) : null);
  }

  /** {@code OK 200}, {@code TIMEOUT}. */
  public static String label(SeriesKey key) {
    return key.status() == 0 ? key.outcome().name() : key.outcome() + " " + key.status();
  }

  private static ServiceFigures service(Histogram service) {
    return new ServiceFigures(
        service.getValueAtPercentile(P50),
        service.getValueAtPercentile(P99),
        service.getValueAtPercentile(P999));
  }

  private static List<long[]> heat(Histogram response) {
    List<long[]> heat = new ArrayList<>();
    for (HistogramIterationValue column :
        response.logarithmicBucketValues(HEAT_START_MICROS, HEAT_STEP)) {
      long count = column.getCountAddedInThisIterationStep();
      if (count > 0) {
        heat.add(new long[] {column.getValueIteratedTo(), count});
      }
    }
    return heat;
  }
}
