package io.lakehousecdc.loadgen.statistics;

import org.HdrHistogram.Histogram;

/**
 * A second with what only the whole run shows.
 *
 * @param lag from the due time of calls to their sending, as far as it is the generator's fault, in
 *     microseconds; {@link Health} has its percentiles
 */
public record MeasuredSecond(Second second, Histogram lag, Phases phases) {}
