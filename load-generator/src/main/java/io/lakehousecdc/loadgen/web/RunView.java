package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as a whole.
 *
 * @param load the plan as text, as the run was started with it
 * @param rest what is still to come of the load, from {@code elapsed} on; absent if nothing is
 * @param elapsed seconds since the beginning of the load, pauses included
 * @param end seconds from the beginning to the end of the load; absent if it has none
 * @param startedAt epoch milliseconds; likewise the end, which is absent while the run goes on
 * @param operations in the order of {@link SecondRecord#ops()}
 */
public record RunView(
    String id,
    String title,
    String state,
    VerdictFigures verdict,
    String load,
    @Nullable String rest,
    double elapsed,
    @Nullable Double end,
    String target,
    long seed,
    int warmUpSeconds,
    long startedAt,
    @Nullable Long endedAt,
    List<String> operations,
    List<String> thresholds) {}
