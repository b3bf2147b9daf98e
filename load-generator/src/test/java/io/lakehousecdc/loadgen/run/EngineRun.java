package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.client.Target;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.RunStatistics;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Workload;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** An engine under test, with what it measured. */
final class EngineRun implements AutoCloseable {
  final Engine engine;
  final RunStatistics statistics;
  final List<Second> seconds = Collections.synchronizedList(new ArrayList<>());

  EngineRun(
      Path directory,
      String load,
      URI target,
      ClientSettings client,
      Limits limits,
      Workload calls) {
    statistics = new RunStatistics(directory);
    LoadSpec spec = new LoadSpec(LoadPlan.parse(load), Target.of(target), 1, client, limits);
    engine = Engine.alone(spec, calls, this::second);
    engine.start();
  }

  EngineRun(Path directory, String load, URI target, Workload calls) {
    this(directory, load, target, ClientSettings.DEFAULT, Limits.DEFAULT, calls);
  }

  private void second(MeasuredSecond measured) {
    statistics.add(measured);
    seconds.add(measured.second());
  }

  /** Waits for the end, which must come. */
  EngineRun await(Duration atMost) throws InterruptedException {
    if (!engine.await(atMost)) {
      throw new AssertionError("the run did not end within " + atMost);
    }
    engine
        .failure()
        .ifPresent(
            failure -> {
              throw new AssertionError(failure);
            });
    return this;
  }

  long count() {
    return statistics.total().stream().mapToLong(slice -> slice.response().getTotalCount()).sum();
  }

  Map<Outcome, Long> outcomes() {
    Map<Outcome, Long> counts = new TreeMap<>();
    for (SeriesSlice slice : statistics.total()) {
      counts.merge(slice.key().outcome(), slice.response().getTotalCount(), Long::sum);
    }
    return counts;
  }

  long count(Outcome outcome) {
    return statistics.total().stream()
        .filter(slice -> slice.key().outcome() == outcome)
        .mapToLong(slice -> slice.response().getTotalCount())
        .sum();
  }

  Histogram response() {
    return RunStatistics.response(statistics.total().stream());
  }

  Histogram service() {
    Histogram sum = io.lakehousecdc.loadgen.statistics.Latency.histogram();
    statistics.total().stream().map(SeriesSlice::service).forEach(sum::add);
    return sum;
  }

  @Override
  public void close() throws InterruptedException {
    engine.close();
    statistics.close();
  }
}
