package io.lakehousecdc.loadgen.statistics;

/**
 * The load in one second.
 *
 * @param planned requests a second in the open model, users in the closed one
 * @param intended calls that were due
 * @param sent calls that were sent
 * @param done calls that ended, in whatever way
 * @param users virtual users that exist
 * @param inFlight calls on their way at the end of the second
 */
public record LoadPoint(
    double planned, long intended, long sent, long done, int users, int inFlight) {}
