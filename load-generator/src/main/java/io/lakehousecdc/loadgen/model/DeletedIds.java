package io.lakehousecdc.loadgen.model;

import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a run whose deletion was acknowledged: one bit an id, in pages of 1 KiB, so that a run
 * of days that deletes what it creates needs a few megabytes. Thread-safe.
 */
public final class DeletedIds {
  private static final int PAGE_BITS = 13;
  private static final int PAGE_INTS = 1 << (PAGE_BITS - 5);

  private final ConcurrentMap<Integer, AtomicIntegerArray> pages = new ConcurrentHashMap<>();

  public void add(int id) {
    AtomicIntegerArray page =
        pages.computeIfAbsent(id >> PAGE_BITS, key -> new AtomicIntegerArray(PAGE_INTS));
    page.accumulateAndGet(word(id), 1 << id, (bits, bit) -> bits | bit);
  }

  public boolean contains(int id) {
    @Nullable AtomicIntegerArray page = pages.get(id >> PAGE_BITS);
    return page != null && (page.get(word(id)) & (1 << id)) != 0;
  }

  void forEach(ModelVisitor visitor) throws IOException {
    for (int page : pages.keySet()) {
      int first = page << PAGE_BITS;
      for (int id = first; id < first + (1 << PAGE_BITS); id++) {
        if (contains(id)) {
          visitor.deleted(id);
        }
      }
    }
  }

  private static int word(int id) {
    return (id & ((1 << PAGE_BITS) - 1)) >> 5;
  }
}
