package io.lakehousecdc.loadgen.statistics;

/**
 * How the process did in one second.
 *
 * @param cpu the share of the machine's processors that it used, 0 to 1
 * @param gcMillis time in collection pauses
 */
public record ProcessHealth(double cpu, long gcMillis) {}
