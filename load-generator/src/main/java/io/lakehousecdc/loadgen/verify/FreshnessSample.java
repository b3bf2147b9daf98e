package io.lakehousecdc.loadgen.verify;

/**
 * How long a write took to be seen in the lake.
 *
 * @param epochMillis when it was seen
 * @param operation {@code insert}, {@code update} or {@code delete}
 * @param micros from the acknowledgement of the write to the first snapshot that shows it
 */
public record FreshnessSample(long epochMillis, String operation, long micros) {}
