package io.lakehousecdc.loadgen.history;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.jspecify.annotations.Nullable;

/** Reads a log of histograms from its beginning, up to the last line that is whole. */
final class HistogramLogScan {
  private static final long MILLIS_PER_SECOND = 1000;

  private HistogramLogScan() {}

  /** Is told of each histogram. */
  interface Visitor {
    /**
     * @param from epoch second; likewise {@code to}, which is not part of the slice
     * @param tag of a series, or of the freshness of an operation
     */
    void histogram(long from, long to, String tag, Histogram histogram);
  }

  static void read(Path log, Visitor visitor) throws IOException {
    try (InputStream whole = new WholeLines(Files.newInputStream(log), WholeLines.length(log));
        HistogramLogReader reader = new HistogramLogReader(whole)) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        String tag = tag(next);
        if (tag != null && next instanceof Histogram histogram) {
          visitor.histogram(
              next.getStartTimeStamp() / MILLIS_PER_SECOND,
              next.getEndTimeStamp() / MILLIS_PER_SECOND,
              tag,
              histogram);
        }
      }
    }
  }

  private static @Nullable String tag(EncodableHistogram histogram) {
    return histogram.getTag();
  }
}
