package io.lakehousecdc.loadgen.statistics;

/**
 * How well the generator itself did in one second.
 *
 * @param cpu the share of the machine's processors that this process used, 0 to 1
 * @param gcMillis time in collection pauses
 * @param lagP50Micros between the intended and the actual sending of a call; likewise the others
 * @param queued calls that were due and wait for a connection
 */
public record Health(
    double cpu,
    long gcMillis,
    long lagP50Micros,
    long lagP99Micros,
    long lagMaxMicros,
    int queued,
    int connections) {}
