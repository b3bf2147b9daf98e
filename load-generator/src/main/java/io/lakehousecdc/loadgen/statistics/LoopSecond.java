package io.lakehousecdc.loadgen.statistics;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * What one event loop did in one second. It is the reader's alone until {@link
 * LoopRecorder#recycle}.
 */
public record LoopSecond(
    long epochSecond, List<LiveSeries> series, Histogram lag, Phases phases, LoopCounts counts) {
  public LoopSecond {
    series = List.copyOf(series);
  }
}
