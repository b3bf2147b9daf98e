package io.lakehousecdc.launcher.lake;

import io.lakehousecdc.launcher.CommandFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots that can be read of one table.
 *
 * @param table the table's name, for errors
 * @param snapshots every snapshot that has not expired, in any order
 * @param current which snapshot became the current one, oldest first; a rollback makes one current
 *     again
 */
record History(String table, List<SnapshotTime> snapshots, List<SnapshotTime> current) {

  /** A snapshot, and when it was committed or became the current one. */
  record SnapshotTime(long id, Instant at) {}

  History {
    snapshots = List.copyOf(snapshots);
    current = List.copyOf(current);
  }

  /** The id of the snapshot to read; fails with what can be read when there is none. */
  long resolve(AsOf asOf) {
    if (asOf instanceof AsOf.SnapshotId wanted) {
      if (snapshots.stream().noneMatch(snapshot -> snapshot.id() == wanted.id())) {
        throw failure("snapshot " + wanted.id(), "it has no such snapshot, or it has expired");
      }
      return wanted.id();
    }
    Instant time = ((AsOf.Time) asOf).at();
    Optional<SnapshotTime> last =
        current.stream()
            .filter(change -> !change.at().isAfter(time))
            .reduce((earlier, later) -> later);
    SnapshotTime then =
        last.orElseThrow(
            () ->
                failure(
                    time.truncatedTo(ChronoUnit.MILLIS).toString(),
                    "it had no snapshot at that time"));
    if (snapshots.stream().noneMatch(snapshot -> snapshot.id() == then.id())) {
      throw failure(
          time.truncatedTo(ChronoUnit.MILLIS).toString(),
          "snapshot " + then.id() + " of that time has expired");
    }
    return then.id();
  }

  private CommandFailure failure(String moment, String reason) {
    String oldest =
        snapshots.stream()
            .min(Comparator.comparing(SnapshotTime::at))
            .map(first -> "; its oldest is " + first.id() + " of " + first.at())
            .orElse("; it has none");
    return new CommandFailure("Cannot read " + table + " as of " + moment + ": " + reason + oldest);
  }
}
