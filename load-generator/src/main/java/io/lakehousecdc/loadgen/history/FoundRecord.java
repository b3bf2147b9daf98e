package io.lakehousecdc.loadgen.history;

/**
 * A contradiction between the data and what was acknowledged: a line of {@code findings.jsonl}.
 *
 * @param kind lost, phantom, doubled, stale, torn, resurrected, wrong type
 * @param place where it was seen
 * @param key what it is about
 * @param detail what was seen, and what should have been
 */
public record FoundRecord(String kind, String place, String key, String detail) {}
