package io.lakehousecdc.sink.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the consumer's seeks.
 *
 * <p>After a seek, records that were polled before it are still on their way through queues. They
 * cannot be told by their offsets, since offsets may have gaps. But both a seek and the decoding of
 * a poll happen on the polling thread, so a batch that carries the present epoch was polled after
 * the last seek, and every other one is void.
 */
@ApplicationScoped
class SeekEpoch {

  private final AtomicLong value = new AtomicLong();

  long current() {
    return value.get();
  }

  /** Begins a new epoch; on the polling thread. */
  long next() {
    return value.incrementAndGet();
  }
}
