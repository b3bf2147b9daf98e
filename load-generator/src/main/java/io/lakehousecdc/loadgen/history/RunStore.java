package io.lakehousecdc.loadgen.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The runs that are kept, a directory each. Several processes may use one store. */
public final class RunStore {
  static final String RUN = "run.json";
  static final String SECONDS = "seconds.jsonl";
  static final String HISTOGRAMS = "histograms.hlog";
  static final String FINDINGS = "findings.jsonl";
  static final String LOCK = "lock";

  private static final Logger LOG = Logger.getLogger(RunStore.class);

  /** What may be the name of a directory of ours: nothing that leads elsewhere. */
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  private final Path root;
  private final int maxRuns;
  private final long maxBytes;

  public RunStore(Path root, int maxRuns, long maxBytes) {
    this.root = root;
    this.maxRuns = maxRuns;
    this.maxBytes = maxBytes;
  }

  public static RunStore of(HistorySettings settings) {
    return new RunStore(settings.directory(), settings.maxRuns(), settings.maxSize().asLongValue());
  }

  /** Begins to write a run, after making room for it. */
  public RunWriter create(RunDescription description) throws IOException {
    Path directory = directory(description.id());
    makeRoom();
    return new RunWriter(directory, description);
  }

  /** All runs that can be read, the latest first. */
  public List<StoredRun> list() throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    for (Path directory : directories()) {
      try {
        runs.add(StoredRun.read(directory));
      } catch (NoSuchFileException e) {
        // It is being made, or being removed.
      } catch (IOException e) {
        LOG.warnf("Cannot read run %s: %s", directory, e.getMessage());
      }
    }
    runs.sort(
        Comparator.comparingLong((StoredRun run) -> run.description().startedAt()).reversed());
    return runs;
  }

  public Optional<StoredRun> find(String id) throws IOException {
    if (!ID.matcher(id).matches() || !Files.exists(directory(id).resolve(RUN))) {
      return Optional.empty();
    }
    return Optional.of(StoredRun.read(directory(id)));
  }

  /** Whether a process is writing the run at this moment. */
  public boolean goesOn(String id) throws IOException {
    return RunWriter.isWritten(directory(id));
  }

  private Path directory(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("Invalid id of a run: " + id);
    }
    return root.resolve(id);
  }

  private void makeRoom() throws IOException {
    List<StoredRun> runs = list();
    long bytes = 0;
    int kept = 0;
    for (StoredRun run : runs) {
      bytes += size(directory(run.id()));
      if (kept + 1 < maxRuns && (kept == 0 || bytes <= maxBytes)) {
        kept++;
      } else if (!goesOn(run.id())) {
        remove(run);
      }
    }
  }

  private void remove(StoredRun run) throws IOException {
    LOG.infof(
        "Removing run %s (%s): at most %d runs and %d MB are kept",
        run.id(), run.description().title(), maxRuns, maxBytes >> 20);
    Path directory = directory(run.id());
    // Without this file it is no run any more, whatever happens to the rest.
    Files.deleteIfExists(directory.resolve(RUN));
    for (Path file : entries(directory)) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(directory);
  }

  private List<Path> directories() throws IOException {
    return Files.exists(root)
        ? entries(root).stream().filter(Files::isDirectory).toList()
        : List.of();
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }

  private static long size(Path directory) throws IOException {
    try {
      return entries(directory).stream().mapToLong(file -> file.toFile().length()).sum();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
