package io.lakehousecdc.endtoend.events;

import io.lakehousecdc.endtoend.events.ItemChange.Kind;
import java.util.SplittableRandom;

/**
 * A seeded stream of changes. Knows which keys are live, so every update and delete meets a row.
 */
public final class ItemChanges {
  private Mix mix;
  private final SplittableRandom random;
  private final ItemVersions versions;
  private final int[] live;
  private int liveCount;
  private int lastId;

  /**
   * @param highestId the most keys there can be; after it, inserts become updates
   */
  public ItemChanges(long seed, Mix mix, int highestId) {
    this.mix = mix;
    this.random = new SplittableRandom(seed);
    this.versions = new ItemVersions(highestId);
    this.live = new int[highestId];
  }

  /** From now on the changes are of these kinds. */
  public void changeMix(Mix next) {
    mix = next;
  }

  /** The state after all changes that were taken so far. */
  public ItemVersions versions() {
    return versions;
  }

  public ItemChange next() {
    ItemChange change = choose(random.nextInt(100));
    versions.apply(change);
    return change;
  }

  private ItemChange choose(int percent) {
    boolean full = lastId == live.length;
    if (liveCount == 0 || (percent < mix.inserts() && !full)) {
      return insert();
    }
    if (percent < mix.inserts() + mix.updates()) {
      int id = live[random.nextInt(liveCount)];
      return new ItemChange(Kind.UPDATE, id, versions.version(id) + 1);
    }
    return delete(random.nextInt(liveCount));
  }

  private ItemChange insert() {
    if (lastId == live.length) {
      throw new IllegalStateException("Cannot insert an item: all " + lastId + " keys are used");
    }
    int id = ++lastId;
    live[liveCount++] = id;
    return new ItemChange(Kind.INSERT, id, 1);
  }

  private ItemChange delete(int index) {
    int id = live[index];
    live[index] = live[--liveCount];
    return new ItemChange(Kind.DELETE, id, versions.version(id));
  }
}
