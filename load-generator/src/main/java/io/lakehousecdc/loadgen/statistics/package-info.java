/**
 * What was measured. Each event loop records into a {@link
 * io.lakehousecdc.loadgen.statistics.LoopRecorder} of its own; once a second the loops hand over
 * what they have, {@link io.lakehousecdc.loadgen.statistics.SecondMerge} makes one {@link
 * io.lakehousecdc.loadgen.statistics.Second} of it, and {@link
 * io.lakehousecdc.loadgen.statistics.RunStatistics} keeps them: sums in memory, seconds on disk.
 * Percentiles of any window come from merged histograms, never from other percentiles. Histograms
 * hold microseconds with 3 significant digits, as {@link
 * io.lakehousecdc.loadgen.statistics.Latency} makes them.
 */
@NullMarked
package io.lakehousecdc.loadgen.statistics;

import org.jspecify.annotations.NullMarked;
