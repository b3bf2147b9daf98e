package io.lakehousecdc.loadgen.statistics;

import java.util.List;

/**
 * What was measured in one second of a run.
 *
 * @param epochSecond the second, by the wall clock
 */
public record Second(long epochSecond, List<SeriesSlice> series, Health health, LoadPoint load) {}
