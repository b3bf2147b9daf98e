package io.lakehousecdc.loadgen.verify;

/** An answer that is not the JSON it should be. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  /** Without a stack trace: a broken server may send very many of these. */
  UnreadableException(String message) {
    super(message, null, false, false);
  }
}
