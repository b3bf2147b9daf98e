package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Timeline;

/** Steers a run while it works. For use by any thread; a run that is over ignores all of it. */
public interface RunControl {
  RunState state();

  /**
   * From now on the load follows another plan, which begins now; what was to come of the old one is
   * forgotten. To change only a part, edit the text of {@code timeline().rest(elapsed())}. While
   * paused, the plan begins at the resumption.
   *
   * @throws IllegalArgumentException if the plan is of the other model, or above the run's limits
   */
  void edit(LoadPlan plan);

  /** No calls until {@link #resume}; the plan waits. */
  void pause();

  void resume();

  /** Ends the present stage; after the last one, the load. */
  void skipStage();

  /** Ends the load. Calls on their way are waited for, for a limited time. */
  void stop();

  /** The load as it was, is, and as it will be if nobody changes it. */
  Timeline timeline();

  /** Seconds since the beginning of the load, on the axis of {@link #timeline}. */
  double elapsed();
}
