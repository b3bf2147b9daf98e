package io.lakehousecdc.loadgen.web;

/**
 * A process that sends.
 *
 * @param state as word: RUNNING, LOST, …
 * @param clockOffset microseconds that its clock is ahead; {@code uncertainty} either way
 */
public record WorkerView(
    String name,
    String state,
    double cpu,
    long lagP99,
    double rate,
    int users,
    int connections,
    long clockOffset,
    long uncertainty) {}
