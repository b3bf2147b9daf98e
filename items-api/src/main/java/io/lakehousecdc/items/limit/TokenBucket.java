package io.lakehousecdc.items.limit;

import java.time.Duration;

/**
 * A bucket that holds {@code capacity} tokens and is filled at a constant rate: each request takes
 * one.
 *
 * <p>Kept as the time at which it is full again (the generic cell rate algorithm, ITU-T I.371): one
 * number in whole nanoseconds, so nothing is rounded and nobody has to fill it. Not thread-safe.
 */
final class TokenBucket {
  private final int capacity;
  private final long nanosPerToken;
  private long fullAt;

  /**
   * @param period time in which an empty bucket is filled
   * @param now reading of a monotonic clock in nanoseconds, as in {@link #take}
   */
  TokenBucket(int capacity, Duration period, long now) {
    this.capacity = capacity;
    this.nanosPerToken = Math.max(1, period.toNanos() / capacity);
    this.fullAt = now;
  }

  Decision take(long now) {
    long untilFull = Math.max(0, fullAt - now);
    long untilToken = untilFull + nanosPerToken - capacity * nanosPerToken;
    boolean taken = untilToken <= 0;
    if (taken) {
      untilFull += nanosPerToken;
      fullAt = now + untilFull;
    }
    long missing = (untilFull + nanosPerToken - 1) / nanosPerToken;
    return new Decision(
        taken,
        (int) (capacity - missing),
        Duration.ofNanos(taken ? 0 : untilToken),
        Duration.ofNanos(untilFull));
  }

  /**
   * @param remaining tokens that are left
   * @param retryAfter time until there is one; zero if this request has got one
   * @param untilFull time until the bucket is full, if nothing takes any more
   */
  record Decision(boolean allowed, int remaining, Duration retryAfter, Duration untilFull) {}
}
