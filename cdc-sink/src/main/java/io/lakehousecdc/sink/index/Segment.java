package io.lakehousecdc.sink.index;

import java.io.IOException;
import java.util.BitSet;

/**
 * An open-addressing hash table with linear probing: one array in which a slot is the complement of
 * the location followed by the words of the key, so that a look-up mostly touches one cache line. A
 * zero in place of the location is an empty slot (the complement of a location has its top bit
 * set), so every key is a possible one.
 *
 * <p>A key's home slot is {@code (hash32 * capacity) >>> 32} (D. Lemire, "Fast Random Integer
 * Generation in an Interval", 2019), so capacities need not be powers of two, and as this keeps the
 * order of the hashes, a resize reads and writes both arrays from front to back. Removing shifts
 * the following entries back (D. Knuth, The Art of Computer Programming 3, 6.4, Algorithm R): there
 * are no tombstones, and a table is never worse for what it held before.
 *
 * <p>The load is between 52 % and 80 %: a resize, either way, starts at the bound and ends at 64 %.
 */
final class Segment {

  private static final long[] NONE = {};
  private static final int MIN_CAPACITY = 8;
  private static final int OBJECT_BYTES = 40;
  private static final int ARRAY_HEADER_BYTES = 16;

  private final int slotWords;
  private final long seed;
  private long[] words = NONE;
  private int capacity;
  private int size;

  Segment(int keyWords, long seed) {
    this.slotWords = 1 + keyWords;
    this.seed = seed;
  }

  int size() {
    return size;
  }

  long memoryBytes() {
    return OBJECT_BYTES + (capacity == 0 ? 0 : arrayBytes(words.length, Long.BYTES));
  }

  /** What an array of {@code length} elements occupies on the heap. */
  static long arrayBytes(int length, int elementBytes) {
    return ARRAY_HEADER_BYTES + (long) length * elementBytes;
  }

  long get(long hash, long first, long second) {
    return size == 0 ? PrimaryKeyIndex.ABSENT : ~words[find(hash, first, second)];
  }

  /** How many slots looking up every held key once reads; for tests of the table's health. */
  long probes() {
    long probes = 0;
    for (int slot = 0; slot < words.length; slot += slotWords) {
      if (words[slot] != 0) {
        int distance = slot - home(LocationTable.hash(words[slot + 1], seed));
        probes += 1 + (distance < 0 ? distance + words.length : distance) / slotWords;
      }
    }
    return probes;
  }

  /** Sets a location and returns the one before, or {@link PrimaryKeyIndex#ABSENT}. */
  long put(long hash, long first, long second, long location) {
    if (capacity == 0) {
      resize(MIN_CAPACITY);
    }
    int slot = find(hash, first, second);
    long before = ~words[slot];
    if (before != PrimaryKeyIndex.ABSENT) {
      words[slot] = ~location;
      return before;
    }
    if (size + 1L > capacity * 4L / 5) {
      resize(capacityFor(size + 1));
      slot = find(hash, first, second);
    }
    set(slot, first, second, location);
    size++;
    return before;
  }

  boolean remove(long hash, long first, long second) {
    if (size == 0) {
      return false;
    }
    int slot = find(hash, first, second);
    if (words[slot] == 0) {
      return false;
    }
    shiftBackInto(slot);
    size--;
    shrink();
    return true;
  }

  /** Drops every entry in these files and returns how many there were. */
  int removeFiles(BitSet fileOrdinals) {
    int before = size;
    for (int slot = 0; slot < words.length; slot += slotWords) {
      if (words[slot] != 0 && fileOrdinals.get(PrimaryKeyIndex.fileOrdinal(~words[slot]))) {
        words[slot] = 0;
        size--;
      }
    }
    if (size < before) {
      // Holes cut the probe sequences of entries that stay: they have to be put in anew.
      resize(capacityFor(size));
    }
    return before - size;
  }

  void write(IndexOutput output) throws IOException {
    output.writeInt(size);
    for (int slot = 0; slot < words.length; slot += slotWords) {
      if (words[slot] != 0) {
        for (int i = 0; i < slotWords; i++) {
          output.writeLong(words[slot + i]);
        }
      }
    }
  }

  /** Fills this segment, which must be empty, with what {@link #write} wrote. */
  void read(IndexInput input) throws IOException {
    int count = input.readInt();
    if (count > 0) {
      resize(capacityFor(count));
    }
    for (int i = 0; i < count; i++) {
      long location = ~input.readLong();
      long first = input.readLong();
      put(LocationTable.hash(first, seed), first, slotWords == 2 ? 0 : input.readLong(), location);
    }
  }

  /**
   * The slot that holds the key, or else the empty slot where it would go. There is always an empty
   * one.
   */
  private int find(long hash, long first, long second) {
    int slot = home(hash);
    while (words[slot] != 0
        && !(words[slot + 1] == first && (slotWords == 2 || words[slot + 2] == second))) {
      slot = next(slot);
    }
    return slot;
  }

  private int home(long hash) {
    return (int) (((hash & 0xFFFF_FFFFL) * capacity) >>> 32) * slotWords;
  }

  private int next(int slot) {
    int next = slot + slotWords;
    return next == words.length ? 0 : next;
  }

  private void set(int slot, long first, long second, long location) {
    words[slot] = ~location;
    words[slot + 1] = first;
    if (slotWords == 3) {
      words[slot + 2] = second;
    }
  }

  private void shiftBackInto(int removed) {
    int hole = removed;
    for (int slot = next(hole); words[slot] != 0; slot = next(slot)) {
      int home = home(LocationTable.hash(words[slot + 1], seed));
      // It may move when its home is not in the (cyclic) range after the hole and up to itself.
      boolean homeIsAfterHole =
          hole < slot ? (hole < home && home <= slot) : (hole < home || home <= slot);
      if (!homeIsAfterHole) {
        System.arraycopy(words, slot, words, hole, slotWords);
        hole = slot;
      }
    }
    words[hole] = 0;
  }

  private void shrink() {
    if (size < capacity * 52L / 100) {
      int smaller = capacityFor(size);
      if (smaller < capacity) {
        resize(smaller);
      }
    }
  }

  /** The capacity at which {@code entries} make a load of 64 %, and none for none. */
  private static int capacityFor(int entries) {
    return entries == 0 ? 0 : Math.max(MIN_CAPACITY, Math.toIntExact(entries * 25L / 16));
  }

  private void resize(int newCapacity) {
    long[] old = words;
    words = newCapacity == 0 ? NONE : new long[Math.multiplyExact(newCapacity, slotWords)];
    capacity = newCapacity;
    for (int from = 0; from < old.length; from += slotWords) {
      if (old[from] != 0) {
        int slot = home(LocationTable.hash(old[from + 1], seed));
        while (words[slot] != 0) {
          slot = next(slot);
        }
        System.arraycopy(old, from, words, slot, slotWords);
      }
    }
  }
}
