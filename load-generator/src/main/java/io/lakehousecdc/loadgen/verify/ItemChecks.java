package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.model.Origin;
import io.lakehousecdc.loadgen.model.Sight;
import io.lakehousecdc.loadgen.model.Stamps;
import io.lakehousecdc.loadgen.model.UserModel;
import io.lakehousecdc.loadgen.verify.Finding.Kind;
import io.lakehousecdc.loadgen.verify.Finding.Place;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers to one user's calls against its model, and keeps the model true. Every method
 * tells whether the answer agrees; each contradiction is a {@link Finding}. Confined to the thread
 * of the user.
 */
public final class ItemChecks {
  /** A user with more items than this is not asked for each of them when it reads a list. */
  private static final int MOST_SOUGHT_IN_LIST = 256;

  private final Stamps stamps;
  private final UserModel model;
  private final Findings findings;

  public ItemChecks(Stamps stamps, UserModel model, Findings findings) {
    this.stamps = stamps;
    this.model = model;
    this.findings = findings;
  }

  /** An item was read by its id. */
  public boolean read(int id, ItemState item) {
    if (item.id() != id) {
      return found(Kind.TORN, id, "item " + item.id() + " was answered instead");
    }
    return agrees(item);
  }

  /** There was no item of this id. */
  public boolean missing(int id) {
    if (!model.isLive(id)) {
      return true;
    }
    if (model.maybeDeleted(id)) {
      model.deleted(id);
      return true;
    }
    String what =
        "not found, expected write %d in version %d"
            .formatted(model.sequence(id), model.version(id));
    model.lost(id);
    return found(Kind.LOST, id, what);
  }

  /** A creation was acknowledged. */
  public boolean created(int sequence, ItemState item) {
    int id = item.id();
    boolean agrees = true;
    if (model.isLive(id) || model.wasDeleted(id)) {
      agrees = found(Kind.DOUBLED, id, "the id was given again, to write " + sequence);
    }
    agrees &= holds(id, sequence, item);
    model.created(id, item.version(), sequence);
    return agrees;
  }

  /** An update was acknowledged. */
  public boolean updated(int id, int sequence, ItemState item) {
    if (!model.isLive(id)) {
      return model.wasDeleted(id)
          ? found(Kind.RESURRECTED, id, "could be updated after its deletion")
          : true;
    }
    int known = model.version(id);
    boolean agrees = holds(id, sequence, item);
    if (item.version() > 0 && item.version() <= known) {
      agrees =
          found(
              Kind.STALE,
              id,
              "became version %d after version %d".formatted(item.version(), known));
    }
    model.updated(id, item.version(), sequence);
    return agrees;
  }

  /** A deletion was acknowledged, with the item as it was. */
  public boolean deleted(int id, ItemState item) {
    boolean agrees = read(id, item);
    if (model.isLive(id)) {
      model.deleted(id);
    }
    return agrees;
  }

  /**
   * A page of items was read.
   *
   * @param complete whether all items between the first and the last of the page are in it
   */
  public boolean listed(List<ItemState> items, boolean complete) {
    boolean agrees = true;
    boolean ascending = true;
    int before = Integer.MIN_VALUE;
    for (ItemState item : items) {
      agrees &= agrees(item);
      ascending &= item.id() > before;
      before = item.id();
    }
    if (!ascending) {
      agrees &= eachOnce(items);
    }
    if (complete && ascending) {
      agrees &= holdsAll(items);
    }
    return agrees;
  }

  private boolean eachOnce(List<ItemState> items) {
    Set<Integer> seen = new HashSet<>();
    boolean agrees = true;
    for (ItemState item : items) {
      if (!seen.add(item.id())) {
        agrees = found(Kind.DOUBLED, item.id(), "is in one list twice");
      }
    }
    return agrees;
  }

  /** Looks for the user's items that belong between the first and the last of an ascending page. */
  private boolean holdsAll(List<ItemState> items) {
    if (items.isEmpty() || model.size() > MOST_SOUGHT_IN_LIST) {
      return true;
    }
    int[] ids = items.stream().mapToInt(ItemState::id).toArray();
    boolean agrees = true;
    for (int position = model.size() - 1; position >= 0; position--) {
      int id = model.id(position);
      boolean between = id > ids[0] && id < ids[ids.length - 1];
      if (between && Arrays.binarySearch(ids, id) < 0) {
        agrees &= missing(id);
      }
    }
    return agrees;
  }

  /** Whether the answer to a write shows what was written. */
  private boolean holds(int id, int sequence, ItemState item) {
    @Nullable Origin origin = stamps.origin(item);
    boolean same =
        item.id() == id
            && origin != null
            && origin.whole()
            && origin.user() == model.user()
            && origin.sequence() == sequence;
    return same
        || found(
            Kind.TORN,
            id,
            "the answer to write %d shows %s".formatted(sequence, Descriptions.of(item, origin)));
  }

  private boolean agrees(ItemState item) {
    int id = item.id();
    @Nullable Origin origin = stamps.origin(item);
    boolean own = model.isLive(id);
    if (origin == null) {
      return !own
          || found(
              Kind.TORN,
              id,
              "shows what no write of the run wrote: " + Descriptions.of(item, null));
    }
    if (!origin.whole()) {
      return found(
          Kind.TORN, id, "does not agree with its stamp: " + Descriptions.of(item, origin));
    }
    if (origin.user() != model.user()) {
      return !own || found(Kind.TORN, id, "shows another user's " + Descriptions.of(item, origin));
    }
    return agrees(item, origin);
  }

  private boolean agrees(ItemState item, Origin origin) {
    int id = item.id();
    Sight sight = model.see(id, item.version(), origin.sequence());
    @Nullable Kind kind = Sights.kind(sight);
    if (kind == null) {
      return true;
    }
    // A sight that is a fault has left the model as it was.
    int expected = model.isLive(id) ? model.sequence(id) : -1;
    int version = model.isLive(id) ? model.version(id) : 0;
    return found(kind, id, Sights.detail(sight, item, origin, expected, version));
  }

  private boolean found(Kind kind, int id, String detail) {
    findings.add(new Finding(kind, Place.API, Integer.toString(id), detail));
    return false;
  }
}
