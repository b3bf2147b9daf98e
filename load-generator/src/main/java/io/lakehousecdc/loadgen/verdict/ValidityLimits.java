package io.lakehousecdc.loadgen.verdict;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From where on a run says more about the generator than about what it loads. */
@ConfigMapping(prefix = "load.validity")
public interface ValidityLimits {

  /**
   * The share of the machine's processors that the generator may use, 0 to 1. Above it a call waits
   * for the generator, and its latency is the generator's own.
   */
  @WithDefault("0.9")
  double cpu();

  /**
   * The share of seconds in which {@link #cpu()} may be exceeded. A single busy second, as after
   * the start, spoils no run.
   */
  @WithDefault("0.05")
  double cpuSeconds();

  /**
   * The 99th percentile of the time between the intended and the actual sending. It is part of
   * every response time.
   */
  @WithDefault("20ms")
  Duration scheduleLag();

  /** The share of due calls that may not be sent. */
  @WithDefault("0.001")
  double dropped();

  /** The workers that may be lost. What they had measured last is lost with them. */
  @WithDefault("0")
  int lostWorkers();

  /** The difference of a worker's clock. Freshness compares clocks. */
  @WithDefault("50ms")
  Duration clockSkew();

  /**
   * How much slower the first measured seconds may be than the rest, by the median of their
   * medians. A service that is slower has not been warm. 0 does not compare them.
   */
  @WithDefault("3")
  double warmUpFactor();

  /** A difference of warm-up that is too small to spoil a threshold. */
  @WithDefault("5ms")
  Duration warmUpMargin();
}
