package io.lakehousecdc.loadgen.statistics;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Makes one second of several: of those of event loops, or of those of workers. */
public final class SecondMerge {
  private SecondMerge() {}

  /**
   * Merges what loops did in the same second.
   *
   * @param planned the level of the load, as {@link LoadPoint#planned}
   */
  public static MeasuredSecond loops(
      long epochSecond, List<LoopSecond> loops, double planned, ProcessHealth process) {
    SeriesTable merged = new SeriesTable();
    Histogram lag = Latency.histogram();
    Phases phases = new Phases();
    LoopCounts counts = LoopCounts.NONE;
    for (LoopSecond loop : loops) {
      loop.series().stream().filter(live -> !live.isEmpty()).forEach(merged::add);
      lag.add(loop.lag());
      phases.add(loop.phases());
      counts = counts.plus(loop.counts());
    }
    Health health =
        health(process.cpu(), process.gcMillis(), lag, counts.queued(), counts.connections());
    LoadPoint load =
        new LoadPoint(
            planned,
            counts.intended(),
            counts.sent(),
            counts.done(),
            counts.users(),
            counts.inFlight());
    return new MeasuredSecond(new Second(epochSecond, merged.slices(), health, load), lag, phases);
  }

  /**
   * Merges what workers measured in the same second. The CPU share and the collection time are
   * those of the worker that is worst off.
   */
  public static MeasuredSecond workers(
      long epochSecond, List<MeasuredSecond> workers, double planned) {
    SeriesTable merged = new SeriesTable();
    Histogram lag = Latency.histogram();
    Phases phases = new Phases();
    List<LoadPoint> loads = new ArrayList<>();
    List<Health> healths = new ArrayList<>();
    for (MeasuredSecond worker : workers) {
      worker.second().series().forEach(merged::add);
      lag.add(worker.lag());
      phases.add(worker.phases());
      loads.add(worker.second().load());
      healths.add(worker.second().health());
    }
    Health health =
        health(
            healths.stream().mapToDouble(Health::cpu).max().orElse(0),
            healths.stream().mapToLong(Health::gcMillis).max().orElse(0),
            lag,
            healths.stream().mapToInt(Health::queued).sum(),
            healths.stream().mapToInt(Health::connections).sum());
    LoadPoint load =
        new LoadPoint(
            planned,
            loads.stream().mapToLong(LoadPoint::intended).sum(),
            loads.stream().mapToLong(LoadPoint::sent).sum(),
            loads.stream().mapToLong(LoadPoint::done).sum(),
            loads.stream().mapToInt(LoadPoint::users).sum(),
            loads.stream().mapToInt(LoadPoint::inFlight).sum());
    return new MeasuredSecond(new Second(epochSecond, merged.slices(), health, load), lag, phases);
  }

  private static Health health(
      double cpu, long gcMillis, Histogram lag, int queued, int connections) {
    return new Health(
        cpu,
        gcMillis,
        lag.getValueAtPercentile(50),
        lag.getValueAtPercentile(99),
        lag.getMaxValue(),
        queued,
        connections);
  }
}
