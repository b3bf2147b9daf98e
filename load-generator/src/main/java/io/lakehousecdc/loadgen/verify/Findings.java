package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/** What contradicts the model in one run: all of it counted, the first ones kept. Thread-safe. */
public final class Findings {
  private static final int KEPT_OF_EACH_KIND = 200;

  private final AtomicLongArray counts = new AtomicLongArray(Kind.values().length);
  private final List<Finding> kept = new ArrayList<>();

  public void add(Finding finding) {
    long number = counts.incrementAndGet(finding.kind().ordinal());
    if (number <= KEPT_OF_EACH_KIND) {
      synchronized (kept) {
        kept.add(finding);
      }
    }
  }

  /** Takes over what others have found. */
  void addAll(Findings others) {
    for (Kind kind : Kind.values()) {
      counts.addAndGet(kind.ordinal(), others.count(kind));
    }
    synchronized (kept) {
      kept.addAll(others.kept());
    }
  }

  /** The first findings of each kind, in their order. */
  public List<Finding> kept() {
    synchronized (kept) {
      return List.copyOf(kept);
    }
  }

  public long count(Kind kind) {
    return counts.get(kind.ordinal());
  }

  public long total() {
    return Arrays.stream(Kind.values()).mapToLong(this::count).sum();
  }
}
