package io.lakehousecdc.sink.consume;

/**
 * A record's value and the seek epoch in which it was polled.
 *
 * @param epoch the number of seeks before it was polled
 * @param bytes the value as it came; not copied, never changed
 */
@SuppressWarnings("ArrayRecordComponent") // A holder on the hot path; never compared.
public record StampedBytes(long epoch, byte[] bytes) {}
