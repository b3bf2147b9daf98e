package io.lakehousecdc.loadgen.model;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The items that must be there once all users have come to rest, in the order of their ids, and the
 * writes that may have happened. 16 bytes an item. Not thread-safe.
 */
public final class Expectations {
  private static final int[] NONE = {};

  private final int[] ids;
  private final int[] versions;
  private final int[] users;
  private final int[] sequences;
  private final BitSet maybeDeleted;
  private final Map<Integer, int[]> maybeUpdates;
  private final long[] maybeCreations;
  private final DeletedIds deleted;

  private Expectations(Builder from) {
    long[] order = from.order();
    this.ids = Columns.ordered(from.ids, order);
    this.versions = Columns.ordered(from.versions, order);
    this.users = Columns.ordered(from.users, order);
    this.sequences = Columns.ordered(from.sequences, order);
    this.maybeDeleted = new BitSet();
    for (int i = 0; i < order.length; i++) {
      maybeDeleted.set(i, from.maybeDeleted.get((int) order[i]));
    }
    this.maybeUpdates = from.maybeUpdates;
    this.maybeCreations = Arrays.copyOf(from.maybeCreations, from.creations);
    Arrays.sort(maybeCreations);
    this.deleted = from.deleted;
  }

  public int size() {
    return ids.length;
  }

  /** The index of an id, negative if no item of it is expected. */
  public int find(int id) {
    return Arrays.binarySearch(ids, id);
  }

  public int id(int index) {
    return ids[index];
  }

  /** The least version, 0 if the API knows no versions. */
  public int version(int index) {
    return versions[index];
  }

  public int user(int index) {
    return users[index];
  }

  public int sequence(int index) {
    return sequences[index];
  }

  /** Whether the item need not be there: its deletion may have happened. */
  public boolean maybeDeleted(int index) {
    return maybeDeleted.get(index);
  }

  /** Whether the item may hold this write instead, because it may have happened. */
  public boolean maybeHolds(int index, int sequence) {
    for (int write : maybeUpdates.getOrDefault(ids[index], NONE)) {
      if (write == sequence) {
        return true;
      }
    }
    return false;
  }

  /** Whether an item of this write may be there, although its creation was not acknowledged. */
  public boolean maybeCreated(int user, int sequence) {
    return Arrays.binarySearch(maybeCreations, creation(user, sequence)) >= 0;
  }

  public boolean wasDeleted(int id) {
    return deleted.contains(id);
  }

  /** How many writes may have happened. */
  public int maybeCount() {
    return maybeDeleted.cardinality()
        + maybeUpdates.values().stream().mapToInt(writes -> writes.length).sum()
        + maybeCreations.length;
  }

  private static long creation(int user, int sequence) {
    return ((long) user << 32) | sequence;
  }

  /** Collects what the users know. */
  static final class Builder implements ModelVisitor {
    private static final int FIRST_CAPACITY = 64;

    private final DeletedIds deleted;
    private final BitSet maybeDeleted = new BitSet();
    private final Map<Integer, int[]> maybeUpdates = new HashMap<>();
    private int[] ids = new int[FIRST_CAPACITY];
    private int[] versions = new int[FIRST_CAPACITY];
    private int[] users = new int[FIRST_CAPACITY];
    private int[] sequences = new int[FIRST_CAPACITY];
    private long[] maybeCreations = new long[FIRST_CAPACITY];
    private int size;
    private int creations;

    Builder(DeletedIds deleted) {
      this.deleted = deleted;
    }

    @Override
    public void item(int id, int version, int user, int sequence, boolean maybeGone) {
      if (size == ids.length) {
        int capacity = size + (size >> 1);
        ids = Arrays.copyOf(ids, capacity);
        versions = Arrays.copyOf(versions, capacity);
        users = Arrays.copyOf(users, capacity);
        sequences = Arrays.copyOf(sequences, capacity);
      }
      ids[size] = id;
      versions[size] = version;
      users[size] = user;
      sequences[size] = sequence;
      maybeDeleted.set(size++, maybeGone);
    }

    @Override
    public void maybeUpdate(int id, int sequence) {
      maybeUpdates.merge(id, new int[] {sequence}, Columns::joined);
    }

    @Override
    public void maybeCreation(int user, int sequence) {
      if (creations == maybeCreations.length) {
        maybeCreations = Arrays.copyOf(maybeCreations, creations + (creations >> 1));
      }
      maybeCreations[creations++] = creation(user, sequence);
    }

    @Override
    public void deleted(int id) {
      deleted.add(id);
    }

    Expectations build() {
      return new Expectations(this);
    }

    /** The positions by id, in the low halves. */
    private long[] order() {
      long[] order = new long[size];
      for (int i = 0; i < size; i++) {
        order[i] = ((long) ids[i] << 32) | i;
      }
      Arrays.sort(order);
      return order;
    }
  }
}
