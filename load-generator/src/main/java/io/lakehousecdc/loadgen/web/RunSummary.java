package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import org.jspecify.annotations.Nullable;

/**
 * A run in a line.
 *
 * @param startedAt epoch milliseconds; likewise the end, which is absent while the run goes on
 * @param rate mean requests a second
 * @param errors share of requests that failed
 * @param p99 of the response time, microseconds
 * @param freshnessP99 microseconds from a write to a snapshot that has it; absent if not measured
 */
public record RunSummary(
    String id,
    String title,
    String state,
    VerdictFigures verdict,
    String load,
    String target,
    long startedAt,
    @Nullable Long endedAt,
    long requests,
    double rate,
    double errors,
    long p99,
    @Nullable Long freshnessP99) {}
