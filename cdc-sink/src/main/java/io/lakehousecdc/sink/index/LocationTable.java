package io.lakehousecdc.sink.index;

import java.io.IOException;
import java.util.BitSet;

/**
 * A map from keys of one or two words (a word is a {@code long}) to locations, cut into 1024
 * segments by the top bits of the key's hash.
 *
 * <p>One table that doubles would need 16/0.4 = 40 bytes a key right after it has grown, three
 * times its size while it grows, and seconds for that. Segments grow by a quarter, one at a time,
 * so the load stays high, and both the pause and the memory on top are those of a 1024th of the
 * table. They fill evenly, whatever the keys are, because the hash depends on a seed that is not
 * predictable.
 */
final class LocationTable {

  private static final int SEGMENT_BITS = 10;
  private static final int SEGMENTS = 1 << SEGMENT_BITS;

  private final long seed;
  private final Segment[] segments;
  private long size;

  LocationTable(int keyWords, long seed) {
    this.seed = seed;
    this.segments = new Segment[SEGMENTS];
    for (int i = 0; i < SEGMENTS; i++) {
      segments[i] = new Segment(keyWords, seed);
    }
  }

  /**
   * The table that {@link #write} wrote. It keeps the seed: entries in the hash order of one seed
   * go into a table of the same seed segment by segment, in the processor's cache, and each segment
   * is made in its final size first. (Put into a growing table in hash order, they would pile up.)
   */
  static LocationTable read(int keyWords, IndexInput input) throws IOException {
    LocationTable table = new LocationTable(keyWords, input.readLong());
    for (Segment segment : table.segments) {
      segment.read(input);
      table.size += segment.size();
    }
    return table;
  }

  void write(IndexOutput output) throws IOException {
    output.writeLong(seed);
    for (Segment segment : segments) {
      segment.write(output);
    }
  }

  long get(long first, long second) {
    long hash = hash(first, seed);
    return segment(hash).get(hash, first, second);
  }

  long put(long first, long second, long location) {
    long hash = hash(first, seed);
    long before = segment(hash).put(hash, first, second, location);
    if (before == PrimaryKeyIndex.ABSENT) {
      size++;
    }
    return before;
  }

  boolean remove(long first, long second) {
    long hash = hash(first, seed);
    boolean removed = segment(hash).remove(hash, first, second);
    if (removed) {
      size--;
    }
    return removed;
  }

  void removeFiles(BitSet fileOrdinals) {
    for (Segment segment : segments) {
      size -= segment.removeFiles(fileOrdinals);
    }
  }

  long size() {
    return size;
  }

  /** How many slots looking up a held key reads on average; for tests of the table's health. */
  double meanProbes() {
    long probes = 0;
    for (Segment segment : segments) {
      probes += segment.probes();
    }
    return (double) probes / size;
  }

  long memoryBytes() {
    long bytes = Segment.arrayBytes(SEGMENTS, Integer.BYTES);
    for (Segment segment : segments) {
      bytes += segment.memoryBytes();
    }
    return bytes;
  }

  private Segment segment(long hash) {
    return segments[(int) (hash >>> (Long.SIZE - SEGMENT_BITS))];
  }

  /**
   * Spreads a key's first word over 64 bits. A bijection: the finalizer of SplitMix64 ("variant 13"
   * of D. Stafford, "Better Bit Mixing", 2011), every output bit of which depends on every bit of
   * the word and of the seed. The top bits choose the segment, the lower half chooses the slot in
   * it.
   */
  static long hash(long first, long seed) {
    long hash = first ^ seed;
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    return hash ^ (hash >>> 31);
  }
}
