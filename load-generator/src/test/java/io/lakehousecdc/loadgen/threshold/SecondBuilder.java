package io.lakehousecdc.loadgen.threshold;

import io.lakehousecdc.loadgen.statistics.Health;
import io.lakehousecdc.loadgen.statistics.LoadPoint;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A second of a run, call by call. */
public final class SecondBuilder {
  private record Times(Histogram response, Histogram service) {}

  private final long epochSecond;
  private final Map<SeriesKey, Times> series = new LinkedHashMap<>();
  private Health health = new Health(0.1, 0, 10, 20, 30, 0, 4);
  private double planned = 10;

  public SecondBuilder(long epochSecond) {
    this.epochSecond = epochSecond;
  }

  public SecondBuilder call(int operation, Outcome outcome, int status, long responseMicros) {
    return call(operation, outcome, status, responseMicros, responseMicros);
  }

  public SecondBuilder call(
      int operation, Outcome outcome, int status, long responseMicros, long serviceMicros) {
    Times times =
        series.computeIfAbsent(
            new SeriesKey(operation, outcome, status),
            key -> new Times(new Histogram(3), new Histogram(3)));
    times.response().recordValue(responseMicros);
    times.service().recordValue(serviceMicros);
    return this;
  }

  public SecondBuilder ok(int operation, long micros) {
    return call(operation, Outcome.OK, 200, micros);
  }

  public SecondBuilder health(double cpu, long lagP50, long lagP99, long lagMax) {
    health = new Health(cpu, 0, lagP50, lagP99, lagMax, 0, 4);
    return this;
  }

  /**
   * The lag of every call of a second, by its health: half at the median, then p99, then maximum.
   */
  public static Histogram lag(Second second) {
    Histogram lag = new Histogram(3);
    long calls = second.load().sent();
    lag.recordValueWithCount(second.health().lagP50Micros(), calls / 2);
    long slow = Math.round(calls * 0.49);
    lag.recordValueWithCount(second.health().lagP99Micros(), slow);
    lag.recordValueWithCount(second.health().lagMaxMicros(), calls - calls / 2 - slow);
    return lag;
  }

  public SecondBuilder planned(double rate) {
    planned = rate;
    return this;
  }

  public Second build() {
    List<SeriesSlice> slices = new ArrayList<>();
    long all = 0;
    long dropped = 0;
    for (Map.Entry<SeriesKey, Times> entry : series.entrySet()) {
      long count = entry.getValue().response().getTotalCount();
      all += count;
      dropped += entry.getKey().outcome() == Outcome.DROPPED ? count : 0;
      slices.add(
          new SeriesSlice(
              entry.getKey(),
              entry.getValue().response(),
              entry.getValue().service(),
              100 * count));
    }
    LoadPoint load = new LoadPoint(planned, all, all - dropped, all - dropped, 2, 1);
    return new Second(epochSecond, slices, health, load);
  }
}
