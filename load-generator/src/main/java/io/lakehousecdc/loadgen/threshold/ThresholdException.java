package io.lakehousecdc.loadgen.threshold;

/** A rule that cannot be understood, or that the run cannot judge. */
public final class ThresholdException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public ThresholdException(String message) {
    super(message);
  }
}
