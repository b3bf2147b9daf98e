package io.lakehousecdc.loadgen.verdict;

import io.lakehousecdc.loadgen.statistics.Latency;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Watches whether the generator itself spoils the run. Its memory does not grow with the run.
 *
 * <p>Safe for use by several threads.
 */
public final class Validity {
  private static final double LAG_PERCENTILE = 99;
  private static final double MICROS_PER_MILLI = 1000;
  private static final double NANOS_PER_MILLI = 1e6;

  private final ValidityLimits limits;
  private final Histogram lag = Latency.histogram();
  private final WarmUp warmUp = new WarmUp();
  private long seconds;
  private long busySeconds;
  private double busiest;
  private long due;
  private long unsent;
  private int lostWorkers;
  private Duration clockSkew = Duration.ZERO;

  public Validity(ValidityLimits limits) {
    this.limits = limits;
  }

  /**
   * Adds a second of the run, after the warm-up.
   *
   * @param lagMicros from the intended to the actual sending of its calls
   */
  public synchronized void add(Second second, Histogram lagMicros) {
    seconds++;
    lag.add(lagMicros);
    warmUp.add(second);
    double cpu = second.health().cpu();
    busiest = Math.max(busiest, cpu);
    busySeconds += cpu > limits.cpu() ? 1 : 0;
    due += second.load().intended();
    unsent += Dropped.in(second);
  }

  /** A worker is gone, and with it what it had measured last. */
  public synchronized void workerLost() {
    lostWorkers++;
  }

  /** The clock of a worker is off by so much. */
  public synchronized void clockSkew(Duration difference) {
    Duration size = difference.abs();
    clockSkew = size.compareTo(clockSkew) > 0 ? size : clockSkew;
  }

  /** A sentence for each limit that is exceeded. */
  public synchronized List<String> problems() {
    List<String> problems = new ArrayList<>();
    cpuProblem().ifPresent(problems::add);
    lagProblem().ifPresent(problems::add);
    droppedProblem().ifPresent(problems::add);
    if (lostWorkers > limits.lostWorkers()) {
      problems.add(lostWorkers + (lostWorkers == 1 ? " worker was lost" : " workers were lost"));
    }
    if (clockSkew.compareTo(limits.clockSkew()) > 0) {
      problems.add("the clock of a worker is off by " + time(clockSkew));
    }
    warmUp.problem(limits.warmUpFactor(), millis(limits.warmUpMargin())).ifPresent(problems::add);
    return problems;
  }

  private Optional<String> cpuProblem() {
    if (busySeconds <= limits.cpuSeconds() * seconds) {
      return Optional.empty();
    }
    return Optional.of(
        "the generator used more than %s of the machine in %d of %d s (at most %s)"
            .formatted(
                Unit.RATIO.format(limits.cpu()), busySeconds, seconds, Unit.RATIO.format(busiest)));
  }

  private Optional<String> lagProblem() {
    double p99 = lag.getValueAtPercentile(LAG_PERCENTILE) / MICROS_PER_MILLI;
    if (p99 <= millis(limits.scheduleLag())) {
      return Optional.empty();
    }
    return Optional.of(
        "the generator sent calls late: schedule lag p99 %s, limit %s"
            .formatted(Unit.TIME.format(p99), time(limits.scheduleLag())));
  }

  private Optional<String> droppedProblem() {
    if (unsent <= limits.dropped() * due) {
      return Optional.empty();
    }
    return Optional.of("%d of %d due calls were never sent".formatted(unsent, due));
  }

  private static String time(Duration duration) {
    return Unit.TIME.format(millis(duration));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / NANOS_PER_MILLI;
  }
}
