package io.lakehousecdc.endtoend.bench.api;

import java.time.Duration;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One measured run.
 *
 * @param elapsed from the first request to the last answer
 * @param latency microseconds from the sending to the end of the answer
 * @param done requests of each kind that were answered rightly
 * @param cpu what the service used; zero where there is none
 * @param databaseCpu what PostgreSQL used
 */
record Figures(
    Duration elapsed,
    Histogram latency,
    Map<Operation, Long> done,
    Duration cpu,
    Duration databaseCpu) {

  double perSecond() {
    return latency.getTotalCount() / (elapsed.toNanos() / 1e9);
  }

  /** Microseconds of a request. */
  double cpuMicros() {
    return cpu.toNanos() / 1e3 / latency.getTotalCount();
  }

  double databaseCpuMicros() {
    return databaseCpu.toNanos() / 1e3 / latency.getTotalCount();
  }

  double percentileMillis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }
}
