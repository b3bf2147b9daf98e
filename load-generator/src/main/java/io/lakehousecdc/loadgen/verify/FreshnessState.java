package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.verify.WriteListener.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.iceberg.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the freshness. One thread changes it; others may ask at any time, and wait for
 * no reading of files.
 */
final class FreshnessState {
  private static final int MOST_WATCHED = 100_000;
  private static final int MOST_COMMITS = 10_000;
  private static final String COMMIT = "commit";
  private static final String QUERY = "query";

  private record Row(int id, long version, Watched.Location location, long committedMicros) {}

  private final UnseenWrites unseen = new UnseenWrites(MOST_WATCHED, this::seen);
  private final FreshnessHistograms all = new FreshnessHistograms();
  private final FreshnessHistograms window = new FreshnessHistograms();
  private final FreshnessHistograms stages = new FreshnessHistograms();
  private final List<CommitMark> commits = new ArrayList<>();
  private long seenNanos;

  synchronized FreshnessWindow drain(long nowNanos, String problem) {
    List<CommitMark> marks = List.copyOf(commits);
    commits.clear();
    return new FreshnessWindow(window.drain(), oldestUnseenMillis(nowNanos), marks, problem);
  }

  synchronized Map<String, Histogram> totals() {
    return all.copy();
  }

  synchronized Map<String, Histogram> stages() {
    return stages.copy();
  }

  synchronized long oldestUnseenMillis(long nowNanos) {
    @Nullable Long oldest = unseen.oldestNanos();
    return oldest == null ? 0 : Math.max(0, TimeUnit.NANOSECONDS.toMillis(nowNanos - oldest));
  }

  synchronized int unseenCount() {
    return unseen.unseenCount();
  }

  synchronized int mask() {
    return unseen.mask();
  }

  synchronized void acknowledge(Kind kind, int id, long version, long nanos) {
    unseen.acknowledge(kind, id, version, nanos);
  }

  synchronized void giveUp(long nanos) {
    unseen.giveUp(nanos);
  }

  /** A snapshot moved rows without a change. */
  void rewritten(Snapshot snapshot, LakeFollower follower) {
    Set<String> removed = follower.removedFiles(snapshot);
    List<Row> rows = anyIn(removed) ? added(snapshot, follower) : List.of();
    synchronized (this) {
      mark(snapshot);
      rows.forEach(row -> unseen.moved(row.id(), row.location(), removed));
    }
  }

  /**
   * A snapshot added or deleted rows.
   *
   * @param nanos when it was seen
   */
  void added(Snapshot snapshot, LakeFollower follower, long nanos) {
    List<Row> rows = added(snapshot, follower);
    Map<String, List<Watched>> deletions;
    synchronized (this) {
      seenNanos = nanos;
      mark(snapshot);
      rows.forEach(row -> unseen.added(row.id(), row.version(), row.location()));
      deletions = unseen.deletionsByFile();
    }
    List<Watched> deleted = follower.deleted(snapshot, deletions);
    synchronized (this) {
      deleted.forEach(unseen::deletionSeen);
      LakeFollower.newestChange(snapshot).ifPresent(micros -> unseen.complete(nanos(micros)));
      rows.forEach(row -> recordStages(row, snapshot, nanos));
    }
  }

  private synchronized boolean anyIn(Set<String> files) {
    return unseen.anyIn(files);
  }

  private List<Row> added(Snapshot snapshot, LakeFollower follower) {
    int sampled = mask();
    List<Row> rows = new ArrayList<>();
    follower.readAdded(
        snapshot,
        (id, version, location, committed) -> {
          if (UnseenWrites.isSampled(id, sampled)) {
            rows.add(new Row(id, version, location, committed));
          }
        });
    return rows;
  }

  private void mark(Snapshot snapshot) {
    if (commits.size() < MOST_COMMITS) {
      commits.add(
          new CommitMark(snapshot.timestampMillis(), snapshot.snapshotId(), snapshot.operation()));
    }
  }

  private void recordStages(Row row, Snapshot snapshot, long nanos) {
    long committed = TimeUnit.MILLISECONDS.toMicros(snapshot.timestampMillis());
    if (row.committedMicros() >= 0) {
      stages.record(COMMIT, committed - row.committedMicros());
    }
    stages.record(QUERY, micros(nanos) - committed);
  }

  private void seen(Kind kind, long acknowledgedNanos) {
    String operation = kind.name().toLowerCase(Locale.ROOT);
    long micros = TimeUnit.NANOSECONDS.toMicros(seenNanos - acknowledgedNanos);
    all.record(operation, micros);
    window.record(operation, micros);
  }

  /** The wall clock's microseconds of a {@link System#nanoTime()}. */
  private static long micros(long nanos) {
    long ago = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - nanos);
    return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis()) - ago;
  }

  private static long nanos(long epochMicros) {
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    return System.nanoTime() - TimeUnit.MICROSECONDS.toNanos(now - epochMicros);
  }
}
