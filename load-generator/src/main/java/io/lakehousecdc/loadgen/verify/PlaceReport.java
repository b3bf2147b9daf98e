package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.verify.Finding.Place;
import java.time.Duration;

/**
 * How one place compares with what was written.
 *
 * @param rows how many of its rows are of this run
 * @param others how many are not, and were not judged
 * @param findings how many differences there are
 * @param took the time of the last reading, without the waiting before it
 * @param note a sentence for people
 */
public record PlaceReport(
    Place place, State state, long rows, long others, long findings, Duration took, String note) {

  /** How the comparison ended. */
  public enum State {
    EQUAL,
    DIFFERENT,
    /** Different, but the place was seen to be on its way still when the time was over. */
    BEHIND,
    /** It could not be read, so that nothing is known. */
    UNREADABLE
  }
}
