package io.lakehousecdc.loadgen.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.loadgen.statistics.SeriesSlice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run on disk, which perhaps goes on. */
public final class StoredRun {
  private final Path directory;
  private final RunFile file;

  private StoredRun(Path directory, RunFile file) {
    this.directory = directory;
    this.file = file;
  }

  static StoredRun read(Path directory) throws IOException {
    RunFile file = Json.MAPPER.readValue(directory.resolve(RunStore.RUN).toFile(), RunFile.class);
    return new StoredRun(directory, file);
  }

  public String id() {
    return file.description().id();
  }

  public RunDescription description() {
    return file.description();
  }

  /** Empty while the run goes on, and if its process was killed. */
  public Optional<RunResult> result() {
    return Optional.ofNullable(file.result());
  }

  /** The run in a line; of a run without a result it is worked out. */
  public RunResult.Summary summary() throws IOException {
    return file.result() == null ? RunResult.Summary.of(measured()) : file.result().summary();
  }

  /** All seconds, the oldest first. */
  public List<SecondRecord> seconds() throws IOException {
    return lines(RunStore.SECONDS, SecondRecord.class);
  }

  public List<FoundRecord> findings() throws IOException {
    return lines(RunStore.FINDINGS, FoundRecord.class);
  }

  /** The whole run after its warm-up. */
  public Totals measured() throws IOException {
    return totals(measuredFrom(), Long.MAX_VALUE);
  }

  /** The first epoch second after the warm-up. */
  public long measuredFrom() {
    return description().firstMeasured();
  }

  /**
   * Exact figures of a stretch of the run.
   *
   * @param from epoch second; likewise {@code to}, which is not part of it
   */
  public Totals totals(long from, long to) throws IOException {
    Totals.Sum sum = new Totals.Sum();
    scan(
        (start, end, tag, histogram) -> {
          if (start >= from && start < to) {
            sum.add(start, end, tag, histogram);
          }
        });
    return sum.totals();
  }

  /** Is told of all series of a slice of time. */
  public interface SliceVisitor {
    /**
     * @param from epoch second; likewise {@code to}, which is not part of the slice
     */
    void slice(long from, long to, List<SeriesSlice> series);
  }

  /** Goes through the slices, the oldest first. */
  public void slices(SliceVisitor visitor) throws IOException {
    SliceGroups groups = new SliceGroups(visitor);
    scan(groups);
    groups.end();
  }

  /** The file of histograms, for other tools. */
  public Path histogramLog() {
    return directory.resolve(RunStore.HISTOGRAMS);
  }

  /** The file of seconds, one JSON document a line. */
  public Path secondsFile() {
    return directory.resolve(RunStore.SECONDS);
  }

  void scan(HistogramLogScan.Visitor visitor) throws IOException {
    if (Files.exists(histogramLog())) {
      HistogramLogScan.read(histogramLog(), visitor);
    }
  }

  private <T> List<T> lines(String name, Class<T> type) throws IOException {
    Path path = directory.resolve(name);
    List<T> values = new ArrayList<>();
    if (!Files.exists(path)) {
      return values;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new WholeLines(Files.newInputStream(path), WholeLines.length(path)), UTF_8))) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        values.add(Json.MAPPER.readValue(line, type));
      }
    }
    return values;
  }
}
