package io.lakehousecdc.loadgen.model;

import java.util.Arrays;

/**
 * The items of one user that are there: for each id the version and the write that it holds. 12
 * bytes an item lie dense, so that any of them is found by its position at once; an index of 4
 * bytes a slot, by linear probing, finds them by id.
 */
final class LiveItems {
  private static final int FIRST_CAPACITY = 8;
  private static final int LOAD_NUMERATOR = 4;
  private static final int LOAD_DENOMINATOR = 5;

  private int[] ids = new int[FIRST_CAPACITY];
  private int[] versions = new int[FIRST_CAPACITY];
  private int[] sequences = new int[FIRST_CAPACITY];
  private int size;

  /** Positions plus one, by the hash of the id; 0 is free. Its length is a power of two. */
  private int[] index = new int[2 * FIRST_CAPACITY];

  int size() {
    return size;
  }

  int id(int position) {
    return ids[position];
  }

  int version(int position) {
    return versions[position];
  }

  int sequence(int position) {
    return sequences[position];
  }

  /** The position of an id, -1 if it is not there. */
  int find(int id) {
    return index[slot(id)] - 1;
  }

  void set(int position, int version, int sequence) {
    versions[position] = version;
    sequences[position] = sequence;
  }

  /** The id must not be there. */
  void add(int id, int version, int sequence) {
    if (size == ids.length) {
      int capacity = size + Math.max(FIRST_CAPACITY, size >> 2);
      ids = Arrays.copyOf(ids, capacity);
      versions = Arrays.copyOf(versions, capacity);
      sequences = Arrays.copyOf(sequences, capacity);
    }
    if ((long) (size + 1) * LOAD_DENOMINATOR > (long) index.length * LOAD_NUMERATOR) {
      growIndex();
    }
    ids[size] = id;
    set(size, version, sequence);
    index[slot(id)] = ++size;
  }

  /** The last item takes the position of the one that goes. */
  void remove(int position) {
    free(slot(ids[position]));
    int last = --size;
    if (position != last) {
      index[slot(ids[last])] = position + 1;
      ids[position] = ids[last];
      set(position, versions[last], sequences[last]);
    }
  }

  /** The bytes of all arrays, without the few of their headers. */
  long memoryBytes() {
    return (long) Integer.BYTES * (ids.length + versions.length + sequences.length + index.length);
  }

  private void growIndex() {
    index = new int[index.length * 2];
    for (int position = 0; position < size; position++) {
      index[slot(ids[position])] = position + 1;
    }
  }

  /** The slot that holds an id, or the free one where it would be put. */
  private int slot(int id) {
    int slot = home(id);
    while (index[slot] != 0 && ids[index[slot] - 1] != id) {
      slot = (slot + 1) & (index.length - 1);
    }
    return slot;
  }

  /** Moves entries back over a freed slot, so that each is found without a gap before it. */
  private void free(int freed) {
    int gap = freed;
    int next = gap;
    while (true) {
      next = (next + 1) & (index.length - 1);
      if (index[next] == 0) {
        index[gap] = 0;
        return;
      }
      int home = home(ids[index[next] - 1]);
      boolean reachable =
          ((next - home) & (index.length - 1)) >= ((next - gap) & (index.length - 1));
      if (reachable) {
        index[gap] = index[next];
        gap = next;
      }
    }
  }

  private int home(int id) {
    return (id * 0x9E3779B9) >>> (32 - Integer.numberOfTrailingZeros(index.length));
  }
}
