package io.lakehousecdc.local;

import java.util.Locale;

/** How a part is, as users see it. */
enum PartState {
  /** Not started yet, or stopped on request. */
  STOPPED,
  /** Its process is being started. */
  STARTING,
  RUNNING,
  /** Could not be started more than once in a row; it is tried again, less and less often. */
  FAILED,
  /** Left out on request. */
  EXCLUDED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
