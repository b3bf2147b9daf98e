package io.lakehousecdc.loadgen.schedule;

/**
 * Something that was done to the load of a run.
 *
 * @param at seconds from the beginning of the run
 * @param text what it led to, for people
 */
public record Change(double at, Kind kind, String text) {
  /** What was done. */
  public enum Kind {
    EDIT,
    PAUSE,
    RESUME,
    SKIP,
    STOP,
    /** The arrivals were shared out anew among the workers. */
    SHARE
  }
}
