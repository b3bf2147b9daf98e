package io.lakehousecdc.loadgen.statistics;

import io.lakehousecdc.loadgen.workload.Outcome;

/**
 * What is counted together.
 *
 * @param operation index into the operations of the workload
 * @param status the HTTP status, 0 if there was none
 */
public record SeriesKey(int operation, Outcome outcome, int status) {}
