package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import io.lakehousecdc.loadgen.verify.PlaceReport.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/**
 * Compares the lake, which may be late: each new snapshot is compared until one is right or the
 * time is over. What the last one has wrong is what is found.
 */
final class LakeComparison {
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** A lake whose newest snapshot is younger is on its way still. */
  private static final Duration RECENT = Duration.ofSeconds(10);

  private final LakeAccess access;
  private final Expectations expectations;
  private final Settled settled;
  private final Stamps stamps;
  private final Findings findings;

  private Findings differences = new Findings();
  private @Nullable PlaceComparison compared;
  private @Nullable Snapshot snapshot;
  private @Nullable String failure;
  private Duration took = Duration.ZERO;

  LakeComparison(
      LakeAccess access,
      Expectations expectations,
      Settled settled,
      Stamps stamps,
      Findings findings) {
    this.access = access;
    this.expectations = expectations;
    this.settled = settled;
    this.stamps = stamps;
    this.findings = findings;
    this.failure = "there is no table " + access.table();
  }

  PlaceReport await(Instant lastWrite, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      compareNewest();
      boolean equal = compared != null && failure == null && differences.total() == 0;
      if (equal || System.nanoTime() >= deadline || Thread.interrupted()) {
        return report(lastWrite, limit);
      }
      LockSupport.parkNanos(Math.max(PAUSE.toNanos(), took.toNanos()));
    }
  }

  private void compareNewest() {
    try (Lake lake = Lake.open(access)) {
      Optional<Table> table = lake.find();
      if (table.isPresent() && isNew(table.get().currentSnapshot())) {
        compare(table.get());
      }
    } catch (PlaceException | RuntimeException e) {
      failure = "Cannot read " + access + ": " + e.getMessage();
    }
  }

  private boolean isNew(@Nullable Snapshot current) {
    if (failure != null || snapshot == null || current == null) {
      return true;
    }
    return current.snapshotId() != snapshot.snapshotId();
  }

  private void compare(Table table) throws PlaceException {
    long before = System.nanoTime();
    Findings found = new Findings();
    PlaceComparison comparison =
        new PlaceComparison(Place.LAKE, expectations, settled.copy(), stamps, found);
    new LakeRows(table).read(comparison);
    comparison.end();
    compared = comparison;
    differences = found;
    snapshot = table.currentSnapshot();
    failure = null;
    took = Verification.since(before);
  }

  private PlaceReport report(Instant lastWrite, Duration limit) {
    findings.addAll(differences);
    long rows = compared == null ? 0 : compared.judged();
    long others = compared == null ? 0 : compared.others();
    State state = state(lastWrite);
    return new PlaceReport(
        Place.LAKE, state, rows, others, differences.total(), took, note(state, limit));
  }

  private State state(Instant lastWrite) {
    if (failure != null || compared == null) {
      return State.UNREADABLE;
    }
    if (differences.total() == 0) {
      return State.EQUAL;
    }
    Instant committed = committed();
    boolean late = committed.isBefore(lastWrite) || committed.isAfter(Instant.now().minus(RECENT));
    return late ? State.BEHIND : State.DIFFERENT;
  }

  private Instant committed() {
    return snapshot == null ? Instant.MIN : Instant.ofEpochMilli(snapshot.timestampMillis());
  }

  private String note(State state, Duration limit) {
    String waited = " after %d s".formatted(limit.toSeconds());
    String newest =
        snapshot == null
            ? "the table has no snapshot"
            : "its newest snapshot is %d of %s".formatted(snapshot.snapshotId(), committed());
    return switch (state) {
      case EQUAL -> compared == null ? "" : compared.summary() + "; " + newest;
      case DIFFERENT -> "still different" + waited + "; " + newest;
      case BEHIND -> "has not caught up" + waited + "; " + newest;
      case UNREADABLE -> String.valueOf(failure) + waited;
    };
  }
}
