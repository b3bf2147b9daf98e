package io.lakehousecdc.loadgen.workload;

/**
 * What came back for a {@link Call}. Times are {@link System#nanoTime()}.
 *
 * @param intendedNanos when the schedule wanted the call to be sent
 * @param sentNanos when it was sent
 * @param endNanos when the last byte of the answer was there
 */
public record Answer(int status, byte[] body, long intendedNanos, long sentNanos, long endNanos) {}
