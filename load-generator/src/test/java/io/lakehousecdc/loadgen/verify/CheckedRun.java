package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.client.Target;
import io.lakehousecdc.loadgen.model.RunModel;
import io.lakehousecdc.loadgen.run.Engine;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.run.LoadSpec;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import io.lakehousecdc.loadgen.workload.ItemsWorkload;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.Scenario;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A real load whose answers are checked. */
final class CheckedRun implements AutoCloseable {
  final RunModel model = new RunModel();
  final Findings findings = new Findings();
  final ItemsWorkload workload;
  final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  final Histogram response = new Histogram(3);
  private final Engine engine;

  CheckedRun(Scenario scenario, String load, URI target, WriteListener writes) {
    workload = new ItemsWorkload(scenario, "run", 7, model, findings, writes);
    LoadSpec spec =
        new LoadSpec(
            LoadPlan.parse(load), Target.of(target), 7, ClientSettings.DEFAULT, Limits.DEFAULT);
    engine = Engine.alone(spec, workload, this::second);
    engine.start();
  }

  /** Waits for the end, which must come. */
  void await(Duration limit) throws InterruptedException {
    if (!engine.await(limit)) {
      throw new AssertionError("the run did not end within " + limit);
    }
    engine
        .failure()
        .ifPresent(
            cause -> {
              throw new AssertionError(cause);
            });
  }

  /** How many calls have ended, of those that are counted already. */
  synchronized long ended() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  private synchronized void second(MeasuredSecond measured) {
    for (SeriesSlice slice : measured.second().series()) {
      outcomes.merge(slice.key().outcome(), slice.response().getTotalCount(), Long::sum);
      response.add(slice.response());
    }
  }

  @Override
  public void close() throws InterruptedException {
    engine.close();
  }
}
