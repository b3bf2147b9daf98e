/**
 * How much load is wanted, and when. A {@link io.lakehousecdc.loadgen.schedule.LoadPlan} is what
 * somebody wrote down; a {@link io.lakehousecdc.loadgen.schedule.Timeline} is what became of it by
 * edits, pauses and skips; {@link io.lakehousecdc.loadgen.schedule.Arrivals} turns that into the
 * moments at which calls are due. Everything here is a function of its arguments: no clock, no
 * threads, no input or output. Times are seconds from the beginning of the plan or the run.
 */
@NullMarked
package io.lakehousecdc.loadgen.schedule;

import org.jspecify.annotations.NullMarked;
