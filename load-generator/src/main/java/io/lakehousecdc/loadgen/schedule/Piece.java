package io.lakehousecdc.loadgen.schedule;

/**
 * A curve at its place in a run.
 *
 * @param start seconds from the beginning of the run; likewise {@code end}
 * @param before the cumulative level of the run at {@code start}
 * @param after the cumulative level of the run at {@code end}
 * @param share the part of the arrivals, or of the users, that this generator has
 * @param paused whether users wait
 */
record Piece(
    double start,
    double end,
    double before,
    double after,
    Curve curve,
    Spacing spacing,
    Share share,
    boolean paused) {

  double level(double time) {
    return curve.level(time - start);
  }

  double cumulative(double time) {
    return before + curve.cumulative(time - start);
  }

  /** This piece, ended early. */
  Piece until(double time) {
    return new Piece(start, time, before, cumulative(time), curve, spacing, share, paused);
  }
}
