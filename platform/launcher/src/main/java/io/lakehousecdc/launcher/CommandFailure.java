package io.lakehousecdc.launcher;

import org.jspecify.annotations.Nullable;

/**
 * Why a command cannot do its work, in words for the person who typed it: printed without a stack
 * trace.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CommandFailure(String message) {
    super(message);
  }

  public CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
