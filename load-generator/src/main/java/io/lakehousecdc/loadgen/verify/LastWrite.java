package io.lakehousecdc.loadgen.verify;

import java.time.Instant;

/** Knows when the last write was acknowledged, and tells another listener of each. */
public final class LastWrite implements WriteListener {
  private static final long NEVER = Long.MIN_VALUE;

  private final WriteListener next;
  private volatile long nanos = NEVER;

  public LastWrite(WriteListener next) {
    this.next = next;
  }

  @Override
  public void acknowledged(Kind kind, int id, long version, long at) {
    nanos = at; // Of several threads any may win: the times differ by less than matters.
    next.acknowledged(kind, id, version, at);
  }

  /** By the wall clock; the epoch if there was none. */
  public Instant at() {
    long last = nanos;
    return last == NEVER ? Instant.EPOCH : Instant.now().minusNanos(System.nanoTime() - last);
  }
}
