package io.lakehousecdc.endtoend.events;

/**
 * What the last writer of each key left behind, in 4 bytes a key: the version, from which {@link
 * ItemRow} gives all the values. Keys are 1 to a fixed highest one.
 */
public final class ItemVersions {
  private static final int ABSENT = 0;

  private final int[] versions;
  private int size;

  /**
   * @param highestId bounds the keys, and so the memory
   */
  public ItemVersions(int highestId) {
    versions = new int[highestId + 1];
  }

  /** The version of a row, or 0 if there is none. */
  public int version(int id) {
    return id >= 1 && id < versions.length ? versions[id] : ABSENT;
  }

  /** How many rows there are. */
  public int size() {
    return size;
  }

  public void apply(ItemChange change) {
    int before = versions[change.id()];
    int after = change.kind() == ItemChange.Kind.DELETE ? ABSENT : change.version();
    versions[change.id()] = after;
    if (before == ABSENT && after != ABSENT) {
      size++;
    } else if (before != ABSENT && after == ABSENT) {
      size--;
    }
  }
}
