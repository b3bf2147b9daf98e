package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.history.SecondRecord.FreshnessFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Seconds that are written as one. */
final class Slice {
  private static final double P50 = 50;
  private static final double P99 = 99;

  private final List<String> operations;
  private final List<SecondRecord> records = new ArrayList<>();
  private final Map<String, Histogram> freshness = new HashMap<>();
  private Series series = new Series();

  Slice(List<String> operations) {
    this.operations = operations;
  }

  void add(Second second, Map<String, Histogram> visible, SecondRecord record) {
    second.series().forEach(series::add);
    visible.forEach(
        (operation, micros) ->
            freshness.computeIfAbsent(operation, key -> new Histogram(3)).add(micros));
    records.add(record);
  }

  void clear() {
    records.clear();
    freshness.clear();
    series = new Series();
  }

  int seconds() {
    return records.size();
  }

  /** Epoch second. */
  long from() {
    return records.get(0).t();
  }

  /** Epoch second, no longer part of it. */
  long to() {
    return last().t() + 1;
  }

  List<SeriesSlice> series() {
    return series.slices();
  }

  Map<String, Histogram> freshness() {
    return freshness;
  }

  /** The only record, or what is true of all of them. */
  SecondRecord record() {
    return records.size() == 1 ? last() : merged();
  }

  private SecondRecord merged() {
    SecondRecord last = last();
    return new SecondRecord(
        from(),
        records.size(),
        last.state(),
        last.position(),
        last.planned(),
        mean(SecondRecord::intended),
        mean(SecondRecord::sent),
        mean(SecondRecord::done),
        last.users(),
        last.inFlight(),
        Figures.operations(series(), operations).stream().map(this::aSecond).toList(),
        aSecond(Figures.total(series())),
        last.health(),
        visible(),
        last.thresholds(),
        last.verdict(),
        records.stream().flatMap(record -> record.marks().stream()).toList());
  }

  private OperationFigures aSecond(OperationFigures all) {
    Map<String, Long> outcomes = new HashMap<>(all.outcomes());
    outcomes.replaceAll((label, count) -> mean(count));
    return new OperationFigures(
        all.name(),
        mean(all.count()),
        mean(all.errors()),
        all.p50(),
        all.p90(),
        all.p99(),
        all.p999(),
        all.max(),
        all.mean(),
        all.service(),
        outcomes,
        mean(all.bytes()),
        all.heat());
  }

  private @Nullable FreshnessFigures visible() {
    FreshnessFigures last = last().freshness();
    if (last == null) {
      return null;
    }
    Histogram all = new Histogram(3);
    freshness.values().forEach(all::add);
    return new FreshnessFigures(
        all.getValueAtPercentile(P50),
        all.getValueAtPercentile(P99),
        all.getMaxValue(),
        mean(all.getTotalCount()),
        last.oldestUnseen());
  }

  private long mean(ToLongFunction<SecondRecord> field) {
    return mean(records.stream().mapToLong(field).sum());
  }

  private long mean(long sum) {
    return Math.round((double) sum / records.size());
  }

  private SecondRecord last() {
    return records.get(records.size() - 1);
  }
}
