package io.lakehousecdc.sink.change;

/**
 * An event that cannot be read exactly. The message is the reason alone, without row contents; the
 * caller knows the event's topic-partition and offset and puts them before it.
 */
public final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedEventException(String reason) {
    super(reason);
  }

  /** The same failure, with the part of the event where it happened in front of the reason. */
  MalformedEventException in(String part) {
    MalformedEventException located = new MalformedEventException(part + ": " + getMessage());
    located.setStackTrace(getStackTrace());
    return located;
  }
}
