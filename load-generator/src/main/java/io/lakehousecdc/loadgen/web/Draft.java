package io.lakehousecdc.loadgen.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is asked for; what is absent is taken from the preset, or from the configuration.
 *
 * @param load the plan as text
 * @param warmUpSeconds seconds at the beginning that do not count
 * @param seed the same seed makes the same operations
 */
public record Draft(
    @Nullable String preset,
    @Nullable String title,
    @Nullable String load,
    @Nullable String target,
    @Nullable Long seed,
    @Nullable Integer warmUpSeconds,
    @Nullable List<String> thresholds) {}
