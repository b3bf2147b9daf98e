package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunResult.Place;
import java.util.List;

/**
 * What the comparison of the model with the API, the database and the lake found.
 *
 * @param state WAITING, CHECKING, DONE or OFF
 * @param rows live rows of the model
 * @param maybe writes of which nobody knows whether they happened
 */
public record CorrectnessView(
    String state, long rows, long maybe, List<Place> places, List<FoundRecord> findings) {}
