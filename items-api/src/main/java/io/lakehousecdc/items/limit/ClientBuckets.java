package io.lakehousecdc.items.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The bucket of each client, for the {@code maxClients} that were heard of last. */
final class ClientBuckets {
  private final int capacity;
  private final Duration period;
  private final LongSupplier nanoClock;
  private final Map<String, TokenBucket> buckets;

  ClientBuckets(int capacity, Duration period, int maxClients, LongSupplier nanoClock) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "Invalid items.rate-limit.requests: %d (at least 1)".formatted(capacity));
    }
    this.capacity = capacity;
    this.period = period;
    this.nanoClock = nanoClock;
    this.buckets =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > maxClients;
          }
        };
  }

  synchronized TokenBucket.Decision take(String client) {
    long now = nanoClock.getAsLong();
    return buckets
        .computeIfAbsent(client, ignored -> new TokenBucket(capacity, period, now))
        .take(now);
  }

  synchronized int size() {
    return buckets.size();
  }
}
