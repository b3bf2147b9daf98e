package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.schedule.LoadModel;
import io.lakehousecdc.loadgen.schedule.Timeline;

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
  FINISHED;

  /**
   * Where the load stands, while it is not over.
   *
   * @param time on the axis of the timeline
   * @param users that there are
   */
  public static RunState of(Timeline timeline, double time, int users) {
    if (time >= timeline.end()) {
      return STOPPING;
    }
    if (timeline.paused()) {
      return PAUSED;
    }
    boolean fewer =
        timeline.model() == LoadModel.CLOSED
            && users < Math.round(timeline.level(Math.max(0, time)));
    return fewer ? SPAWNING : RUNNING;
  }
}
