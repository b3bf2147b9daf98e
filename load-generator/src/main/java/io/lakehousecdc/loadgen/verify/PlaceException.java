package io.lakehousecdc.loadgen.verify;

/** A place that cannot be read. */
public final class PlaceException extends Exception {
  private static final long serialVersionUID = 1;

  PlaceException(String message, Throwable cause) {
    super(message, cause);
  }

  PlaceException(String message) {
    super(message);
  }
}
