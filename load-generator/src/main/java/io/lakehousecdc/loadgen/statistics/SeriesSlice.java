package io.lakehousecdc.loadgen.statistics;

import org.HdrHistogram.Histogram;

/**
 * One second of a series.
 *
 * @param response microseconds from the intended start to the end
 * @param service microseconds from the sending to the end
 * @param bytes the bodies received
 */
public record SeriesSlice(SeriesKey key, Histogram response, Histogram service, long bytes) {}
