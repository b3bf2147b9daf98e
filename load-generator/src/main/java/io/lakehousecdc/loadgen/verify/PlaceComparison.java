package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.Expectations;
import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.model.Origin;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The full outer difference between the expectations and the rows of one place. Rows come in any
 * order; memory is a bit for each expected row, and an entry for each row that is not expected.
 */
final class PlaceComparison implements PlaceRows.Sink {
  private static final int SOUGHT_DOUBLES = 1_000;

  private final Place place;
  private final Expectations expectations;
  private final Settled settled;
  private final Stamps stamps;
  private final Findings findings;
  private final BitSet seen = new BitSet();
  private final Set<Integer> unexpected = new HashSet<>();
  private long judged;
  private long others;
  private int soughtDoubles;

  PlaceComparison(
      Place place, Expectations expectations, Settled settled, Stamps stamps, Findings findings) {
    this.place = place;
    this.expectations = expectations;
    this.settled = settled;
    this.stamps = stamps;
    this.findings = findings;
  }

  /** How many rows were of this run. */
  long judged() {
    return judged;
  }

  /** How many rows were not. */
  long others() {
    return others;
  }

  String summary() {
    return "%d rows of this run, %d others not judged".formatted(judged, others);
  }

  @Override
  public void wrongType(String key, String detail) {
    found(Kind.WRONG_TYPE, key, detail);
    if (key.matches("\\d{1,9}")) {
      int index = expectations.find(Integer.parseInt(key));
      if (index >= 0) {
        seen.set(index); // It is there, and its fault is told.
      }
    }
  }

  @Override
  public void row(ItemState row) {
    int index = expectations.find(row.id());
    Origin origin = stamps.origin(row);
    if (index >= 0) {
      judged++;
      known(index, row, origin);
    } else if (origin != null) {
      judged++;
      unexpected(row, origin);
    } else {
      others++;
    }
  }

  private void known(int index, ItemState row, @Nullable Origin origin) {
    if (seen.get(index) || settled.isGone(index)) {
      repeated(index, row, origin);
    } else {
      seen.set(index);
      expected(index, row, origin);
    }
  }

  /** To be called after the last row. */
  void end() {
    for (int i = seen.nextClearBit(0); i < expectations.size(); i = seen.nextClearBit(i + 1)) {
      if (settled.mayBeGone(i)) {
        settled.showGone(i);
      } else if (!settled.isGone(i)) {
        found(
            Kind.LOST,
            expectations.id(i),
            "not there, expected write %d/%d in version %d"
                .formatted(expectations.user(i), settled.sequence(i), settled.version(i)));
      }
    }
    settled.created().forEach(this::checkStillThere);
    settled.placeIsCompared();
  }

  /** A row of a creation that was not acknowledged, and that a place before has shown. */
  private void checkStillThere(int id, Origin origin) {
    if (!unexpected.contains(id)) {
      found(
          Kind.LOST,
          id,
          "not there, but write %d/%d was in a place before"
              .formatted(origin.user(), origin.sequence()));
    }
  }

  private void repeated(int index, ItemState row, @Nullable Origin origin) {
    boolean gone = settled.isGone(index);
    found(
        gone ? Kind.RESURRECTED : Kind.DOUBLED,
        row.id(),
        (gone ? "there after its deletion: " : "there twice, now as ")
            + Descriptions.of(row, origin));
  }

  private void expected(int index, ItemState row, @Nullable Origin origin) {
    if (origin == null || !origin.whole() || origin.user() != expectations.user(index)) {
      found(
          Kind.TORN,
          row.id(),
          "shows what write %d/%d did not write: %s"
              .formatted(
                  expectations.user(index), settled.sequence(index), Descriptions.of(row, origin)));
      return;
    }
    boolean old = row.version() > 0 && row.version() < settled.version(index);
    if (origin.sequence() != settled.sequence(index) && !old && maySettle(index, row, origin)) {
      settled.show(index, row, origin.sequence());
    } else if (old || origin.sequence() != settled.sequence(index)) {
      boolean unknown = !old && origin.sequence() > settled.sequence(index);
      found(
          unknown ? Kind.PHANTOM : Kind.STALE,
          row.id(),
          "shows %s, acknowledged is write %d in version %d"
              .formatted(
                  Descriptions.of(row, origin), settled.sequence(index), settled.version(index)));
    } else {
      checkTimes(index, row);
      settled.show(index, row, origin.sequence());
    }
  }

  /** The lake comes after the other places, and has nothing that they do not have. */
  private boolean maySettle() {
    return place != Place.LAKE || !settled.any();
  }

  private boolean maySettle(int index, ItemState row, Origin origin) {
    return maySettle()
        && expectations.maybeHolds(index, origin.sequence())
        && (row.version() == 0 || row.version() > settled.version(index));
  }

  private void checkTimes(int index, ItemState row) {
    int before = settled.times(index);
    boolean sameVersion = row.version() == settled.version(index);
    if (before != 0 && row.times() != 0 && before != row.times() && sameVersion) {
      found(
          Kind.TORN,
          row.id(),
          "created_at or updated_at is not that of the place before, in version " + row.version());
    }
  }

  private void unexpected(ItemState row, Origin origin) {
    int id = row.id();
    boolean known = settled.created().containsKey(id);
    if (!unexpected.add(id)) {
      found(Kind.DOUBLED, id, "there twice, now as " + Descriptions.of(row, origin));
    } else if (!origin.whole()) {
      found(Kind.TORN, id, "does not agree with its stamp: " + Descriptions.of(row, origin));
    } else if (expectations.wasDeleted(id)) {
      found(Kind.RESURRECTED, id, "there after its deletion: " + Descriptions.of(row, origin));
    } else if (!known && !maySettle(origin)) {
      Kind kind = isHeldElsewhere(origin) ? Kind.DOUBLED : Kind.PHANTOM;
      String what =
          kind == Kind.DOUBLED ? "holds what another row holds, too: " : "was never acknowledged: ";
      found(kind, id, what + Descriptions.of(row, origin));
    } else if (!known) {
      settled.created().put(id, origin);
    }
  }

  private boolean maySettle(Origin origin) {
    return maySettle() && expectations.maybeCreated(origin.user(), origin.sequence());
  }

  private boolean isHeldElsewhere(Origin origin) {
    if (soughtDoubles++ >= SOUGHT_DOUBLES) {
      return false;
    }
    for (int i = 0; i < expectations.size(); i++) {
      if (expectations.user(i) == origin.user() && settled.sequence(i) == origin.sequence()) {
        return true;
      }
    }
    return false;
  }

  private void found(Kind kind, int id, String detail) {
    found(kind, Integer.toString(id), detail);
  }

  private void found(Kind kind, String key, String detail) {
    findings.add(new Finding(kind, place, key, detail));
  }
}
