package io.lakehousecdc.loadgen.bench;

import com.sun.management.OperatingSystemMXBean;
import io.lakehousecdc.loadgen.client.ClientSettings;
import io.lakehousecdc.loadgen.client.Target;
import io.lakehousecdc.loadgen.run.Engine;
import io.lakehousecdc.loadgen.run.Limits;
import io.lakehousecdc.loadgen.run.LoadSpec;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.statistics.Latency;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.RunStatistics;
import io.lakehousecdc.loadgen.workload.Answer;
import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.lakehousecdc.loadgen.workload.VirtualUser;
import io.lakehousecdc.loadgen.workload.Workload;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The generator as a process that is told what to do: each line of its input is a URI, a number of
 * event loops and a load, and each line of its output what came of it: calls that succeeded, calls
 * in all, CPU seconds, response p50, p99, p99.9 and lag p99 after the start in microseconds, live
 * heap in bytes.
 */
public final class GeneratorProcess {
  private GeneratorProcess() {}

  public static void main(String[] args) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Path directory = Files.createTempDirectory("generator");
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", 3);
      System.out.println(
          run(directory, URI.create(words[0]), Integer.parseInt(words[1]), words[2]));
    }
    try (var files = Files.walk(directory)) {
      files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
    }
  }

  private static String run(Path directory, URI target, int loops, String load) throws Exception {
    Limits limits = Limits.DEFAULT.withLoops(loops);
    LoadSpec spec =
        new LoadSpec(LoadPlan.parse(load), Target.of(target), 1, ClientSettings.DEFAULT, limits);
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    Steady steady = new Steady();
    long cpu = system.getProcessCpuTime();
    try (RunStatistics statistics = new RunStatistics(directory);
        Engine engine =
            Engine.alone(
                spec,
                new Gets(),
                measured -> {
                  statistics.add(measured);
                  steady.add(measured);
                })) {
      engine.start();
      if (!engine.await(Duration.ofHours(1)) || engine.failure().isPresent()) {
        throw new IllegalStateException("Cannot run " + load, engine.failure().orElse(null));
      }
      double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
      long all =
          statistics.total().stream().mapToLong(slice -> slice.response().getTotalCount()).sum();
      long ok =
          statistics.total().stream()
              .filter(slice -> slice.key().outcome() == Outcome.OK)
              .mapToLong(slice -> slice.response().getTotalCount())
              .sum();
      return "%d %d %.3f %d %d %d %d %d"
          .formatted(
              ok,
              all,
              cpuSeconds,
              steady.response.getValueAtPercentile(50),
              steady.response.getValueAtPercentile(99),
              steady.response.getValueAtPercentile(99.9),
              steady.lag.getValueAtPercentile(99),
              liveHeap());
    }
  }

  /** What was measured after the first three seconds, in which connections are opened. */
  private static final class Steady {
    private final Histogram response = Latency.histogram();
    private final Histogram lag = Latency.histogram();
    private long first;

    void add(MeasuredSecond measured) {
      long second = measured.second().epochSecond();
      first = first == 0 ? second : first;
      if (second >= first + 3) {
        response.add(RunStatistics.response(measured.second().series().stream()));
        lag.add(measured.lag());
      }
    }
  }

  private static long liveHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** One GET, over and over, as what is compared with does it. */
  private static final class Gets implements Workload, VirtualUser {
    private final Call call = new Call(0, "GET", "/static", null, 0);

    @Override
    public List<String> operations() {
      return List.of("static");
    }

    @Override
    public VirtualUser user(int index) {
      return this;
    }

    @Override
    public Call next(long intendedNanos) {
      return call;
    }

    @Override
    public Outcome answered(Call answered, Answer answer) {
      return answer.status() == 200 ? Outcome.OK : Outcome.UNEXPECTED_STATUS;
    }

    @Override
    public void failed(Call failed, Outcome outcome, long nanos) {}

    @Override
    public long thinkNanos() {
      return 0;
    }
  }
}
