package io.lakehousecdc.loadgen.web;

/**
 * Whether a target answers.
 *
 * @param status HTTP status, 0 if there was none
 * @param millis until the answer
 * @param text what was found, for people
 */
public record Reach(boolean reachable, int status, long millis, String text) {}
