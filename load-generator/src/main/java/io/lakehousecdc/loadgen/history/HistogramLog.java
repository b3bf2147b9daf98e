package io.lakehousecdc.loadgen.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.loadgen.statistics.SeriesKey;
import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes histograms in the log format 1.3 of HdrHistogram, tagged by series. Values are
 * microseconds, maxima milliseconds.
 */
final class HistogramLog implements AutoCloseable {
  static final String FRESHNESS = "freshness:";

  private static final double MICROS_PER_MILLI = 1000;

  private final PrintStream file;
  private final HistogramLogWriter writer;
  private final List<String> operations;

  HistogramLog(Path path, List<String> operations, long startMillis) throws IOException {
    OutputStream out = new BufferedOutputStream(Files.newOutputStream(path));
    this.file = new PrintStream(out, false, UTF_8);
    this.writer = new HistogramLogWriter(file);
    this.operations = operations;
    writer.outputComment("[Values are microseconds; tags are operation:name:outcome:status:time]");
    writer.outputLogFormatVersion();
    writer.outputStartTime(startMillis);
    writer.outputLegend();
  }

  /**
   * Writes a slice of time and hands it to the operating system.
   *
   * @param from epoch second; likewise {@code to}, which is not part of it
   */
  void write(long from, long to, List<SeriesSlice> slices, Map<String, Histogram> freshness)
      throws IOException {
    for (SeriesSlice slice : slices) {
      SeriesKey key = slice.key();
      write(from, to, tag(key, SeriesTag.Kind.RESPONSE), slice.response());
      write(from, to, tag(key, SeriesTag.Kind.SERVICE), slice.service());
    }
    freshness.forEach((operation, micros) -> write(from, to, FRESHNESS + operation, micros));
    if (file.checkError()) {
      throw new IOException("Cannot write histograms: the disk refused them");
    }
  }

  private String tag(SeriesKey key, SeriesTag.Kind kind) {
    return new SeriesTag(key, kind).text(operations);
  }

  private void write(long from, long to, String tag, Histogram histogram) {
    if (histogram.getTotalCount() > 0) {
      // The writer takes the tag from the histogram, which belongs to others.
      Histogram tagged = histogram.copy();
      tagged.setTag(tag);
      writer.outputIntervalHistogram((double) from, (double) to, tagged, MICROS_PER_MILLI);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
