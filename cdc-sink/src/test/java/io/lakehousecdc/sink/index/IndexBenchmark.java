package io.lakehousecdc.sink.index;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Compares structures for the index at ten million keys, in one thread. Not JMH: the state takes
 * seconds to build and is what is measured, so a run is a whole life of one index: load, upsert,
 * look up, verify. The command is in docs/decisions/0001-primary-key-index.md.
 */
final class IndexBenchmark {

  private final String name;
  private final int keys;

  private IndexBenchmark(String name, int keys) {
    this.name = name;
    this.keys = keys;
  }

  public static void main(String[] args) throws Exception {
    int keys = Integer.parseInt(args[1]);
    int rounds = Integer.parseInt(args[2]);
    IndexBenchmark benchmark = new IndexBenchmark(args[0], keys);
    for (int round = 1; round <= rounds; round++) {
      benchmark.rates(round);
      benchmark.bounds(round);
      if (args[0].equals("index")) {
        benchmark.file(round);
      }
    }
  }

  /**
   * Loads nine tenths of the keys, then as many upserts as there are keys, of which every fifth is
   * an insert, then look-ups.
   */
  private void rates(int round) {
    IndexCandidate index = IndexCandidate.named(name);
    int loaded = keys / 10 * 9;
    Clock clock = new Clock();
    for (int i = 0; i < loaded; i++) {
      index.put(key(i), 2L * i);
    }
    String load = clock.rate(loaded);

    BitSet updated = new BitSet(keys);
    clock = new Clock();
    int total = upsert(index, loaded, null);
    String upserts = clock.rate(keys);
    upsert(null, loaded, updated);

    SplittableRandom random = new SplittableRandom(2);
    clock = new Clock();
    long found = 0;
    for (int i = 0; i < keys; i++) {
      found += index.get(key(random.nextInt(total))) >= 0 ? 1 : 0;
    }
    String gets = clock.rate(keys);
    clock = new Clock();
    long missed = 0;
    for (int i = 0; i < keys; i++) {
      missed += index.get(key(total + random.nextInt(total))) < 0 ? 1 : 0;
    }
    String misses = clock.rate(keys);
    long right = 0;
    for (int i = 0; i < total; i++) {
      right += index.get(key(i)) == 2L * i + (updated.get(i) ? 1 : 0) ? 1 : 0;
    }
    System.out.printf(
        "%s round %d, M/s by wall (by CPU of the thread): load %s, upserts %s, gets %s present, %s absent%n",
        name, round, load, upserts, gets, misses);
    System.out.printf(
        "  correct: %b (%d keys, %d right; %d found, %d missed of %d)%n",
        right == total && index.size() == total && found == keys && missed == keys,
        index.size(),
        right,
        found,
        missed,
        keys);
  }

  /**
   * Upserts into {@code index}, or, when that is null, only notes in {@code updated} which keys
   * they update. Returns the number of keys.
   */
  private int upsert(IndexCandidate index, int loaded, BitSet updated) {
    SplittableRandom random = new SplittableRandom(1);
    int total = loaded;
    for (int i = 0; i < keys; i++) {
      boolean insert = i % 5 == 0;
      int number = insert ? total++ : random.nextInt(total);
      if (index != null) {
        index.put(key(number), 2L * number + (insert ? 0 : 1));
      } else if (!insert) {
        updated.set(number);
      }
    }
    return total;
  }

  /**
   * Loads again, now with a clock around each put, and looks at the memory from a tenth of the keys
   * on.
   */
  private void bounds(int round) {
    long heapBefore = heap();
    IndexCandidate index = IndexCandidate.named(name);
    long worstWall = 0;
    long worstCpu = 0;
    double worstBytes = 0;
    for (int i = 0; i < keys; i++) {
      Clock clock = new Clock();
      index.put(key(i), i);
      worstCpu = Math.max(worstCpu, clock.cpuNanos());
      worstWall = Math.max(worstWall, clock.wallNanos());
      if (i >= keys / 10 && i % 1_000 == 0) {
        worstBytes = Math.max(worstBytes, (double) index.memoryBytes() / index.size());
      }
    }
    System.out.printf(
        "%s round %d: worst put %.2f ms by wall, %.2f ms by CPU (all collections %d ms), worst bytes/key %.1f, at %d keys %.1f by itself, %.1f by the heap%n",
        name,
        round,
        worstWall / 1e6,
        worstCpu / 1e6,
        collectionMillis(),
        worstBytes,
        keys,
        (double) index.memoryBytes() / keys,
        (double) (heap() - heapBefore) / keys);
    if (index.size() != keys) {
      throw new AssertionError(index.size() + " keys");
    }
  }

  private void file(int round) throws Exception {
    PrimaryKeyIndex index = new PrimaryKeyIndex();
    for (int i = 0; i < keys; i++) {
      index.put(new io.lakehousecdc.sink.change.RowKey.LongKey(key(i)), i);
    }
    Path file = Files.createTempFile("index", null);
    try {
      long start = System.nanoTime();
      IndexFile.save(file, new IndexFile.Header("table", 1, List.of()), index);
      double save = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      IndexFile.Loaded loaded = IndexFile.load(file, "table");
      double load = (System.nanoTime() - start) / 1e9;
      start = System.nanoTime();
      BitSet files = new BitSet();
      files.set(0);
      long size = ((IndexFile.Loaded.Intact) loaded).index().size();
      index.removeFiles(files);
      double drop = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%s round %d: save %.2f s, load %.2f s, %d bytes, correct: %b; removeFiles of all %.2f s%n",
          name, round, save, load, Files.size(file), size == keys && index.size() == 0, drop);
    } finally {
      Files.delete(file);
    }
  }

  /**
   * Key number i: a bijection, so that keys need no memory, unlike any that an index uses for its
   * own.
   */
  private static long key(long number) {
    long key = number * 0x9E3779B97F4A7C15L;
    key = (key ^ key >>> 32) * 0xD6E8FEB86659FD93L;
    return key ^ key >>> 32;
  }

  /**
   * Wall time, and the thread's own CPU time, which other processes on the machine disturb less but
   * which leaves out the collector.
   */
  private static final class Clock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private final long wall = System.nanoTime();
    private final long cpu = THREADS.getCurrentThreadCpuTime();

    String rate(long operations) {
      return String.format(
          "%.2f (%.2f)", operations * 1e3 / wallNanos(), operations * 1e3 / cpuNanos());
    }

    long wallNanos() {
      return System.nanoTime() - wall;
    }

    long cpuNanos() {
      return THREADS.getCurrentThreadCpuTime() - cpu;
    }
  }

  private static long heap() {
    // Serial leaves some garbage in place, except at every fourth full collection.
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long collectionMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(bean -> bean.getCollectionTime())
        .sum();
  }
}
