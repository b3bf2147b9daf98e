package io.lakehousecdc.loadgen.history;

import org.HdrHistogram.Histogram;

/** Puts the histograms of one slice of time together again. */
final class SliceGroups implements HistogramLogScan.Visitor {
  private final StoredRun.SliceVisitor visitor;
  private Series series = new Series();
  private long from;
  private long to;

  SliceGroups(StoredRun.SliceVisitor visitor) {
    this.visitor = visitor;
  }

  @Override
  public void histogram(long start, long end, String tag, Histogram histogram) {
    if (start != from) {
      end();
      from = start;
      to = end;
    }
    if (!tag.startsWith(HistogramLog.FRESHNESS)) {
      series.add(SeriesTag.parse(tag), histogram);
    }
  }

  /** Tells of the last slice. */
  void end() {
    if (to > from) {
      visitor.slice(from, to, series.slices());
    }
    series = new Series();
  }
}
