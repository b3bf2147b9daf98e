package io.lakehousecdc.loadgen.workload;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Bounds what checking lists costs: to judge a list of 100 items takes 60 times as long as to judge
 * one item, and would slow down a generator at its limit. So many bytes a second are checked,
 * beginning with two seconds' worth; other lists are taken as they are, and counted. Thread-safe.
 */
public final class ListBudget {
  /** 640 lists of 100 items each second take 4 % of one processor. */
  private static final long DEFAULT_BYTES_PER_SECOND = 16L << 20;

  private static final long AHEAD_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final double nanosPerByte;
  private final AtomicLong paidUntil = new AtomicLong(Long.MIN_VALUE);
  private final LongAdder unchecked = new LongAdder();

  private ListBudget(double nanosPerByte) {
    this.nanosPerByte = nanosPerByte;
  }

  /** What leaves the generator its time. */
  public static ListBudget usual() {
    return of(DEFAULT_BYTES_PER_SECOND);
  }

  public static ListBudget of(long bytesPerSecond) {
    return new ListBudget((double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
  }

  /** Every list is checked. */
  public static ListBudget unlimited() {
    return new ListBudget(0);
  }

  /** How many lists were not checked. */
  public long unchecked() {
    return unchecked.sum();
  }

  /** Whether a list of so many bytes is to be checked now. */
  boolean allows(int bytes, long nowNanos) {
    long cost = (long) (bytes * nanosPerByte);
    while (cost > 0) {
      long paid = paidUntil.get();
      long from = paid == Long.MIN_VALUE || paid - nowNanos < 0 ? nowNanos : paid;
      if (from - nowNanos > AHEAD_NANOS) {
        unchecked.increment();
        return false;
      }
      if (paidUntil.compareAndSet(paid, from + cost)) {
        return true;
      }
    }
    return true;
  }
}
