package io.lakehousecdc.sink.index;

import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** The structures that {@link IndexBenchmark} compares, as maps of a long to a location. */
interface IndexCandidate {

  long put(long key, long location);

  long get(long key);

  long size();

  /** In bytes, or 0 where only the heap can tell. */
  long memoryBytes();

  static IndexCandidate named(String name) {
    return switch (name) {
      case "index" -> new Chosen(LongKey::new);
      case "index-of-uuids" -> new Chosen(key -> RowKey.of(new Object[] {new UUID(key, ~key)}));
      case "hash-map" -> new Boxed();
      case "doubling" -> new Doubling();
      case "robin-hood" -> new Segmented(RobinHoodSegment::new);
      case "split" -> new Segmented(SplitSegment::new);
      default ->
          throw new IllegalArgumentException(
              "Unsupported candidate: "
                  + name
                  + " (supported: index, index-of-uuids, hash-map, doubling, robin-hood, split)");
    };
  }

  /** What the sink uses, by its public API; making the key is part of it. */
  final class Chosen implements IndexCandidate {
    private final PrimaryKeyIndex index = new PrimaryKeyIndex();
    private final LongFunction<RowKey> keys;

    Chosen(LongFunction<RowKey> keys) {
      this.keys = keys;
    }

    @Override
    public long put(long key, long location) {
      return index.put(keys.apply(key), location);
    }

    @Override
    public long get(long key) {
      return index.get(keys.apply(key));
    }

    @Override
    public long size() {
      return index.size();
    }

    @Override
    public long memoryBytes() {
      return index.memoryBytes();
    }
  }

  /** The baseline: the class library's map. The array spares a box for each update. */
  final class Boxed implements IndexCandidate {
    private final Map<Long, long[]> map = new HashMap<>();

    @Override
    public long put(long key, long location) {
      long[] held = map.get(key);
      if (held == null) {
        map.put(key, new long[] {location});
        return PrimaryKeyIndex.ABSENT;
      }
      long before = held[0];
      held[0] = location;
      return before;
    }

    @Override
    public long get(long key) {
      long[] held = map.get(key);
      return held == null ? PrimaryKeyIndex.ABSENT : held[0];
    }

    @Override
    public long size() {
      return map.size();
    }

    @Override
    public long memoryBytes() {
      return 0;
    }
  }

  /**
   * One table with linear probing, slots of two words; its length is a power of two and doubles at
   * a load of 75 %.
   */
  final class Doubling implements IndexCandidate {
    private static final long SEED = 0x5DEECE66DL;
    private long[] words = new long[32];
    private int size;

    @Override
    public long put(long key, long location) {
      int slot = find(key);
      long before = ~words[slot];
      if (before == PrimaryKeyIndex.ABSENT && ++size > words.length / 2 * 3L / 4) {
        grow();
        slot = find(key);
      }
      words[slot] = ~location;
      words[slot + 1] = key;
      return before;
    }

    @Override
    public long get(long key) {
      return ~words[find(key)];
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public long memoryBytes() {
      return 16 + 8L * words.length;
    }

    private int find(long key) {
      int mask = words.length - 1;
      int slot = (int) LocationTable.hash(key, SEED) << 1 & mask;
      while (words[slot] != 0 && words[slot + 1] != key) {
        slot = slot + 2 & mask;
      }
      return slot;
    }

    private void grow() {
      long[] old = words;
      words = new long[Math.multiplyExact(old.length, 2)];
      for (int i = 0; i < old.length; i += 2) {
        if (old[i] != 0) {
          int slot = find(old[i + 1]);
          words[slot] = old[i];
          words[slot + 1] = old[i + 1];
        }
      }
    }
  }

  /** 1024 segments of another kind than the chosen one. */
  final class Segmented implements IndexCandidate {
    static final long SEED = 0x5DEECE66DL;
    private final SegmentCandidate[] segments = new SegmentCandidate[1024];
    private long size;

    Segmented(Supplier<SegmentCandidate> kind) {
      Arrays.setAll(segments, i -> kind.get());
    }

    @Override
    public long put(long key, long location) {
      long hash = LocationTable.hash(key, SEED);
      long before = segments[(int) (hash >>> 54)].put(hash, key, location);
      if (before == PrimaryKeyIndex.ABSENT) {
        size++;
      }
      return before;
    }

    @Override
    public long get(long key) {
      long hash = LocationTable.hash(key, SEED);
      return segments[(int) (hash >>> 54)].get(hash, key);
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public long memoryBytes() {
      long bytes = 0;
      for (SegmentCandidate segment : segments) {
        bytes += segment.memoryBytes();
      }
      return bytes;
    }
  }

  /** One segment. */
  interface SegmentCandidate {
    long put(long hash, long key, long location);

    long get(long hash, long key);

    long memoryBytes();
  }

  /** As the chosen one (linear probing, 64 to 80 %), but keys and locations in an array each. */
  final class SplitSegment implements SegmentCandidate {
    private long[] keys = new long[8];
    private long[] locations = new long[8];
    private int size;

    @Override
    public long put(long hash, long key, long location) {
      int slot = find(hash, key);
      long before = ~locations[slot];
      if (before == PrimaryKeyIndex.ABSENT && ++size > keys.length * 4L / 5) {
        grow();
        slot = find(hash, key);
      }
      locations[slot] = ~location;
      keys[slot] = key;
      return before;
    }

    @Override
    public long get(long hash, long key) {
      return ~locations[find(hash, key)];
    }

    @Override
    public long memoryBytes() {
      return 64 + 16L * keys.length;
    }

    private int find(long hash, long key) {
      int slot = (int) ((hash & 0xFFFF_FFFFL) * keys.length >>> 32);
      while (keys[slot] != key || locations[slot] == 0) {
        if (locations[slot] == 0) {
          return slot;
        }
        slot = slot + 1 == keys.length ? 0 : slot + 1;
      }
      return slot;
    }

    private void grow() {
      long[] oldKeys = keys;
      long[] oldLocations = locations;
      keys = new long[(int) (oldKeys.length * 5L / 4)];
      locations = new long[keys.length];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldLocations[i] != 0) {
          int slot = find(LocationTable.hash(oldKeys[i], Segmented.SEED), oldKeys[i]);
          keys[slot] = oldKeys[i];
          locations[slot] = oldLocations[i];
        }
      }
    }
  }

  /**
   * Robin Hood hashing, interleaved, 72 to 90 %: an entry that is farther from its home takes the
   * slot of one that is nearer.
   */
  final class RobinHoodSegment implements SegmentCandidate {
    private long[] words = new long[16];
    private int size;

    @Override
    public long put(long hash, long key, long location) {
      int slot = home(hash);
      for (int distance = 0; words[slot] != 0 && distance(slot) >= distance; distance++) {
        if (words[slot + 1] == key) {
          long before = ~words[slot];
          words[slot] = ~location;
          return before;
        }
        slot = next(slot);
      }
      if (++size > words.length / 2 * 9L / 10) {
        grow();
        slot = home(hash);
      }
      insertFrom(slot, key, ~location);
      return PrimaryKeyIndex.ABSENT;
    }

    @Override
    public long get(long hash, long key) {
      int slot = home(hash);
      for (int distance = 0; words[slot] != 0 && distance(slot) >= distance; distance++) {
        if (words[slot + 1] == key) {
          return ~words[slot];
        }
        slot = next(slot);
      }
      return PrimaryKeyIndex.ABSENT;
    }

    @Override
    public long memoryBytes() {
      return 48 + 8L * words.length;
    }

    private void insertFrom(int from, long newKey, long newWord) {
      int slot = from;
      long key = newKey;
      long word = newWord;
      int home = home(LocationTable.hash(key, Segmented.SEED));
      int distance = (slot - home < 0 ? slot - home + words.length : slot - home) / 2;
      while (words[slot] != 0) {
        int other = distance(slot);
        if (other < distance) {
          long otherWord = words[slot];
          long otherKey = words[slot + 1];
          words[slot] = word;
          words[slot + 1] = key;
          word = otherWord;
          key = otherKey;
          distance = other;
        }
        slot = next(slot);
        distance++;
      }
      words[slot] = word;
      words[slot + 1] = key;
    }

    private int home(long hash) {
      return (int) ((hash & 0xFFFF_FFFFL) * (words.length >> 1) >>> 32) * 2;
    }

    private int next(int slot) {
      return slot + 2 == words.length ? 0 : slot + 2;
    }

    private int distance(int slot) {
      int distance = slot - home(LocationTable.hash(words[slot + 1], Segmented.SEED));
      return (distance < 0 ? distance + words.length : distance) / 2;
    }

    private void grow() {
      long[] old = words;
      words = new long[Math.max((int) (old.length * 5L / 4), old.length + 4) & ~1];
      for (int i = 0; i < old.length; i += 2) {
        if (old[i] != 0) {
          insertFrom(home(LocationTable.hash(old[i + 1], Segmented.SEED)), old[i + 1], old[i]);
        }
      }
    }
  }
}
