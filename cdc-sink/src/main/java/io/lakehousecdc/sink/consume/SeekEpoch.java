package io.lakehousecdc.sink.consume;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the consumer's seeks.
 *
 * <p>After a seek, records that were polled before it are still on their way through queues. They
 * cannot be told by their offsets, since offsets may have gaps. But both a seek and the
 * deserialization of a record happen on the polling thread, so a record that carries the present
 * epoch was polled after the last seek, and every other one is void.
 */
public final class SeekEpoch {

  /** One for the process, as Kafka makes the deserializer and the channel has one consumer. */
  static final SeekEpoch INSTANCE = new SeekEpoch();

  private final AtomicLong value = new AtomicLong();

  long current() {
    return value.get();
  }

  /** Begins a new epoch; on the polling thread. */
  long next() {
    return value.incrementAndGet();
  }
}
