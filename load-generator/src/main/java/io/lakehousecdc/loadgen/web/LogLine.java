package io.lakehousecdc.loadgen.web;

/**
 * A line of a run's log.
 *
 * @param t epoch milliseconds
 * @param level INFO, WARN or ERROR
 */
public record LogLine(long t, String level, String text) {}
