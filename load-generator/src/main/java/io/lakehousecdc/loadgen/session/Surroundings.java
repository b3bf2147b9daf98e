package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.history.RunStore;
import io.lakehousecdc.loadgen.verdict.ValidityLimits;
import io.lakehousecdc.loadgen.verify.LakeAccess;
import io.lakehousecdc.loadgen.verify.PostgresAccess;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all runs of a process share.
 *
 * @param postgres null for not to be compared
 * @param lake null for not to be compared, and without freshness
 * @param lakeCatchUp how long after a run the lake may take to show everything
 * @param lakePoll how often the catalog is asked for a snapshot
 * @param version of the load generator
 */
public record Surroundings(
    RunStore store,
    ValidityLimits limits,
    @Nullable PostgresAccess postgres,
    @Nullable LakeAccess lake,
    Duration lakeCatchUp,
    Duration lakePoll,
    String version) {}
