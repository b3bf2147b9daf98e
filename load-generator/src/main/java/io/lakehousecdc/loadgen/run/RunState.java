package io.lakehousecdc.loadgen.run;

/** Where a run stands. */
public enum RunState {
  /** Not started. */
  READY,
  /** In the closed model: not all users that are wanted exist yet. */
  SPAWNING,
  RUNNING,
  /** No calls are sent until it is resumed. */
  PAUSED,
  /** No calls are sent any more; those on their way are waited for, for a limited time. */
  STOPPING,
  /** The load is over, and the data are compared with what was written. */
  CHECKING,
  FINISHED
}
