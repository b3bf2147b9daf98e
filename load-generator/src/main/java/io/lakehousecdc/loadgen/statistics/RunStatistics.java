package io.lakehousecdc.loadgen.statistics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * All that was measured in a run. The sums of the whole run are in memory, the seconds and their
 * sums by minutes in files, so memory does not grow with the length of a run. For use by any
 * thread.
 */
public final class RunStatistics implements AutoCloseable {
  private static final int MINUTE = 60;

  private final SecondLog seconds;
  private final SecondLog minutes;
  private final SeriesTable total = new SeriesTable();
  private final Histogram lag = Latency.histogram();
  private final Phases phases = new Phases();
  private final List<MeasuredSecond> minute = new ArrayList<>();
  private long intended;
  private long sent;
  private long done;

  /**
   * @param directory for the files; it must exist
   */
  public RunStatistics(Path directory) {
    try {
      seconds = new SecondLog(directory.resolve("seconds.bin"));
      minutes = new SecondLog(directory.resolve("minutes.bin"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot keep statistics in %s: %s".formatted(directory, e.getMessage()), e);
    }
  }

  /** Takes the next second; seconds come in the order of time. */
  public synchronized void add(MeasuredSecond measured) {
    Second second = measured.second();
    for (SeriesSlice slice : second.series()) {
      total.add(slice);
    }
    lag.add(measured.lag());
    phases.add(measured.phases());
    intended += second.load().intended();
    sent += second.load().sent();
    done += second.load().done();
    if (!minute.isEmpty() && minuteOf(minute.get(0)) != minuteOf(measured)) {
      closeMinute();
    }
    minute.add(measured);
    seconds.append(measured);
  }

  private void closeMinute() {
    minutes.append(SecondMerge.workers(minuteOf(minute.get(0)) * MINUTE, minute, 0));
    minute.clear();
  }

  private static long minuteOf(MeasuredSecond measured) {
    return Math.floorDiv(measured.second().epochSecond(), (long) MINUTE);
  }

  /** The whole run, a slice a series, in the order of the keys. */
  public synchronized List<SeriesSlice> total() {
    return total.slices();
  }

  /** From the due time of calls to their sending, in microseconds, over the whole run. */
  public synchronized Histogram lag() {
    return Latency.compact(lag);
  }

  /** The parts of the calls of the whole run. */
  public synchronized Phases phases() {
    return phases.compact();
  }

  /** Calls of the whole run that were due. */
  public synchronized long intended() {
    return intended;
  }

  /** Calls of the whole run that were sent. */
  public synchronized long sent() {
    return sent;
  }

  /** Calls of the whole run that are over. */
  public synchronized long done() {
    return done;
  }

  /**
   * A window of the run, a slice a series.
   *
   * @param from epoch second
   * @param to epoch second, exclusive
   */
  public List<SeriesSlice> window(long from, long to) {
    long firstMinute = Math.floorDiv(from + MINUTE - 1, (long) MINUTE);
    long endMinute;
    synchronized (this) {
      endMinute = Math.floorDiv(to, (long) MINUTE);
      if (!minute.isEmpty()) {
        endMinute = Math.min(endMinute, minuteOf(minute.get(0)));
      }
    }
    Window window = new Window();
    if (firstMinute < endMinute) {
      seconds.read(from, firstMinute * MINUTE, window);
      minutes.read(firstMinute * MINUTE, endMinute * MINUTE, window);
      seconds.read(endMinute * MINUTE, to, window);
    } else {
      seconds.read(from, to, window);
    }
    return window.merged.slices();
  }

  /** Merges as it reads, so that a window of days does not have to be in memory. */
  private static final class Window implements Consumer<MeasuredSecond> {
    private final SeriesTable merged = new SeriesTable();

    @Override
    public void accept(MeasuredSecond measured) {
      measured.second().series().forEach(merged::add);
    }
  }

  /**
   * Reads seconds as they were, oldest first.
   *
   * @param from epoch second
   * @param to epoch second, exclusive
   */
  public void seconds(long from, long to, Consumer<Second> reader) {
    seconds.read(from, to, measured -> reader.accept(measured.second()));
  }

  /** The response times of several series together. */
  public static Histogram response(Stream<SeriesSlice> series) {
    Histogram sum = Latency.histogram();
    series.forEach(slice -> sum.add(slice.response()));
    return sum;
  }

  @Override
  public void close() {
    seconds.close();
    minutes.close();
  }
}
