package io.lakehousecdc.loadgen.model;

import java.io.IOException;

/**
 * What one user knows of its items. It makes one call at a time, so its own writes are in order;
 * only a write whose answer did not come may still happen at any later time, once, or never. Such a
 * write is kept as a maybe until it is seen, or can no longer happen.
 *
 * <p>At most 32 bytes an item that is there. Confined to one thread.
 */
public final class UserModel {
  private static final int REMEMBERED_DELETIONS = 8;

  private final int user;
  private final DeletedIds deleted;
  private final LiveItems live = new LiveItems();
  private final MaybeWrites maybe = new MaybeWrites();
  private final int[] lastDeleted = new int[REMEMBERED_DELETIONS];
  private int deletions;

  UserModel(int user, DeletedIds deleted) {
    this.user = user;
    this.deleted = deleted;
  }

  public int user() {
    return user;
  }

  /** How many items are there, as far as is known. */
  public int size() {
    return live.size();
  }

  /** The id at a position from 0 to {@link #size()} - 1; positions change with every deletion. */
  public int id(int position) {
    return live.id(position);
  }

  public boolean isLive(int id) {
    return live.find(id) >= 0;
  }

  /** Whether a deletion of the item may have happened. */
  public boolean maybeDeleted(int id) {
    return maybe.maybeDeleted(id);
  }

  public boolean wasDeleted(int id) {
    return deleted.contains(id);
  }

  /** How many of the last deletions can be given by {@link #lastDeleted}. */
  public int deletedCount() {
    return Math.min(deletions, REMEMBERED_DELETIONS);
  }

  /**
   * One of the ids that were deleted last.
   *
   * @param number from 0 to {@link #deletedCount()} - 1
   */
  public int lastDeleted(int number) {
    return lastDeleted[number];
  }

  /** The version that is known of an item that is there. */
  public int version(int id) {
    return live.version(live.find(id));
  }

  /** The write that an item holds that is there. */
  public int sequence(int id) {
    return live.sequence(live.find(id));
  }

  /** A creation was acknowledged. */
  public void created(int id, long version, int sequence) {
    if (live.find(id) < 0) {
      live.add(id, narrow(version), sequence);
    }
  }

  /** An update was acknowledged. */
  public void updated(int id, long version, int sequence) {
    int position = live.find(id);
    int known = live.version(position);
    int now = Math.max(narrow(version), known);
    // Each update makes one version more, so that versions tell how many others have happened.
    if (version > 0 && maybe.updateCount(id) > 0 && now - known - 1 == maybe.updateCount(id)) {
      maybe.settleUpdates(id);
    }
    live.set(position, now, sequence);
  }

  /** A deletion was acknowledged, or a deletion of which nobody knew has been seen. */
  public void deleted(int id) {
    live.remove(live.find(id));
    maybe.forget(id);
    deleted.add(id);
    lastDeleted[deletions++ & (REMEMBERED_DELETIONS - 1)] = id;
  }

  /** The item is gone although nobody deleted it: nothing more can be expected of it. */
  public void lost(int id) {
    live.remove(live.find(id));
    maybe.forget(id);
  }

  public void maybeCreated(int sequence) {
    maybe.addCreation(sequence);
  }

  public void maybeUpdated(int id, int sequence) {
    maybe.addUpdate(id, sequence);
  }

  public void maybeDeletes(int id) {
    maybe.addDeletion(id);
  }

  /**
   * Compares a state of an item that names this user, and learns from it.
   *
   * @param version 0 if unknown
   * @param sequence the write that the item says it comes from
   */
  public Sight see(int id, long version, int sequence) {
    int position = live.find(id);
    if (position < 0) {
      return seeOther(id, version, sequence);
    }
    if (version > 0 && version < live.version(position)) {
      return Sight.OLD_VERSION;
    }
    if (sequence == live.sequence(position)) {
      live.set(position, Math.max(live.version(position), narrow(version)), sequence);
      return Sight.EXPECTED;
    }
    boolean later = version == 0 || version > live.version(position);
    if (later && maybe.removeUpdate(id, sequence)) {
      live.set(position, Math.max(live.version(position), narrow(version)), sequence);
      return Sight.SETTLED;
    }
    return sequence < live.sequence(position) ? Sight.OLD_CONTENT : Sight.NEVER_ACKNOWLEDGED;
  }

  private Sight seeOther(int id, long version, int sequence) {
    if (deleted.contains(id)) {
      return Sight.DELETED;
    }
    if (maybe.removeCreation(sequence)) {
      live.add(id, narrow(version), sequence);
      return Sight.SETTLED;
    }
    for (int position = 0; position < live.size(); position++) {
      if (live.sequence(position) == sequence) {
        return Sight.DOUBLED;
      }
    }
    return Sight.UNKNOWN;
  }

  void tell(ModelVisitor visitor) throws IOException {
    for (int position = 0; position < live.size(); position++) {
      int id = live.id(position);
      visitor.item(
          id, live.version(position), user, live.sequence(position), maybe.maybeDeleted(id));
      for (int sequence : maybe.updates(id)) {
        visitor.maybeUpdate(id, sequence);
      }
    }
    for (int sequence : maybe.creations()) {
      visitor.maybeCreation(user, sequence);
    }
  }

  /** Versions beyond 2^31 are taken for that: no run writes an item so often. */
  private static int narrow(long version) {
    return (int) Math.min(version, Integer.MAX_VALUE);
  }
}
