package io.lakehousecdc.sink.index;

import io.lakehousecdc.sink.change.RowKey;
import io.lakehousecdc.sink.change.RowKey.EncodedKey;
import io.lakehousecdc.sink.change.RowKey.LongKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/**
 * Maps each primary key of a table to the location of its one live row. For one thread at a time.
 *
 * <p>A {@link LongKey} is held exactly. An {@link EncodedKey} is held as its 128-bit SipHash-2-4
 * under a random key that is the index's own, so no choice of keys by a client of the source
 * database can make two of them meet on purpose. By chance, some pair among n keys meets with a
 * probability of at most n&sup2;/2<sup>129</sup>: 1.5&middot;10<sup>-25</sup> for 10 million keys,
 * 1.5&middot;10<sup>-21</sup> for a billion.
 *
 * <p>From a million keys on, a {@code LongKey} costs at most 32 bytes and an {@code EncodedKey} at
 * most 48, whatever the number of keys and whatever was removed before; an empty index costs about
 * 80 kB. Growing and shrinking happen one segment (a 1024th of the index) at a time: {@link
 * LocationTable}.
 */
public final class PrimaryKeyIndex {

  /** The location of a key that the index does not hold; never a valid one. */
  public static final long ABSENT = -1;

  /** This object, its two tables and its hash function. */
  private static final long OBJECT_BYTES = 168;

  private static final long MAX_POS = 0xFFFF_FFFFL;

  private final LocationTable longs;
  private final LocationTable fingerprints;
  private final SipHash128 fingerprint;

  /** An empty index whose hash seeds nobody can predict. */
  public PrimaryKeyIndex() {
    this(new SecureRandom());
  }

  /**
   * An empty index with hash seeds from {@code random}; only tests should pass a predictable one.
   */
  public PrimaryKeyIndex(RandomGenerator random) {
    this.longs = new LocationTable(1, random.nextLong());
    this.fingerprints = new LocationTable(2, random.nextLong());
    this.fingerprint = new SipHash128(random.nextLong(), random.nextLong());
  }

  private PrimaryKeyIndex(IndexInput input) throws IOException {
    this.fingerprint = new SipHash128(input.readLong(), input.readLong());
    this.longs = LocationTable.read(1, input);
    this.fingerprints = LocationTable.read(2, input);
  }

  /** The index that {@link #write} wrote. The input must be known to be intact. */
  static PrimaryKeyIndex read(IndexInput input) throws IOException {
    return new PrimaryKeyIndex(input);
  }

  void write(IndexOutput output) throws IOException {
    output.writeLong(fingerprint.key0());
    output.writeLong(fingerprint.key1());
    longs.write(output);
    fingerprints.write(output);
  }

  /**
   * Packs a place in a data file into one number.
   *
   * @param fileOrdinal the number that stands for the data file, 0 to 2<sup>31</sup>-1
   * @param pos the row's ordinal in the data file, 0 to 2<sup>32</sup>-1
   * @throws IllegalArgumentException when either is outside its bounds
   */
  public static long location(int fileOrdinal, long pos) {
    if (fileOrdinal < 0) {
      throw new IllegalArgumentException(
          "Invalid file ordinal: " + fileOrdinal + " (supported: 0 to " + Integer.MAX_VALUE + ")");
    }
    if (pos < 0 || pos > MAX_POS) {
      throw new IllegalArgumentException(
          "Invalid row position: " + pos + " (supported: 0 to " + MAX_POS + ")");
    }
    return ((long) fileOrdinal << 32) | pos;
  }

  /** The number of the data file that {@code location} is in. */
  public static int fileOrdinal(long location) {
    return (int) (location >>> 32);
  }

  /** The row's ordinal in its data file. */
  public static long pos(long location) {
    return location & MAX_POS;
  }

  /** The location of the key's live row, or {@link #ABSENT}. */
  public long get(RowKey key) {
    if (key instanceof LongKey longKey) {
      return longs.get(longKey.value(), 0);
    }
    fingerprint.update(((EncodedKey) key).bytes());
    return fingerprints.get(fingerprint.first(), fingerprint.second());
  }

  /**
   * Sets the location of the key's live row.
   *
   * @return the location that it had before, or {@link #ABSENT}
   * @throws IllegalArgumentException when {@code location} is negative
   */
  public long put(RowKey key, long location) {
    if (location < 0) {
      throw new IllegalArgumentException("Invalid row location: " + location);
    }
    if (key instanceof LongKey longKey) {
      return longs.put(longKey.value(), 0, location);
    }
    fingerprint.update(((EncodedKey) key).bytes());
    return fingerprints.put(fingerprint.first(), fingerprint.second(), location);
  }

  /** Forgets the key, and returns whether the index held it. */
  public boolean remove(RowKey key) {
    if (key instanceof LongKey longKey) {
      return longs.remove(longKey.value(), 0);
    }
    fingerprint.update(((EncodedKey) key).bytes());
    return fingerprints.remove(fingerprint.first(), fingerprint.second());
  }

  /**
   * Forgets every key whose live row is in one of these data files. It reads the whole index once,
   * however many files there are.
   */
  public void removeFiles(BitSet fileOrdinals) {
    longs.removeFiles(fileOrdinals);
    fingerprints.removeFiles(fileOrdinals);
  }

  /** How many keys it holds. */
  public long size() {
    return longs.size() + fingerprints.size();
  }

  /**
   * The heap that it occupies, in bytes, object headers included (as a 64-bit JVM with compressed
   * references lays them out).
   */
  public long memoryBytes() {
    return OBJECT_BYTES + longs.memoryBytes() + fingerprints.memoryBytes();
  }
}
