package io.lakehousecdc.loadgen.verify;

/**
 * A snapshot that became the current one of the lake's table.
 *
 * @param epochMillis when it was committed, by the clock of who did it
 * @param operation {@code append}, {@code overwrite}, {@code delete} or {@code replace}
 */
public record CommitMark(long epochMillis, long snapshotId, String operation) {}
