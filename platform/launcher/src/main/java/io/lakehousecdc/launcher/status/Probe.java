package io.lakehousecdc.launcher.status;

/** What a source answered, or why it did not. */
sealed interface Probe<T> {

  /** The answer. */
  record Known<T>(T value) implements Probe<T> {}

  /** The reason, in a few words. */
  record Unknown<T>(String reason) implements Probe<T> {}
}
