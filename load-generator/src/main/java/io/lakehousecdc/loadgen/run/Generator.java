package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.workload.Outcome;

/** How one event loop makes calls: by a rate, or by users. For the loop's thread. */
interface Generator {
  /** Does what is due, but not more at once than leaves time for the answers. */
  void advance(long now);

  /**
   * When there will be something to do that no answer brings about; {@link Long#MAX_VALUE}: never.
   */
  long nextDue();

  /** The timeline was changed at about now. */
  void follow(Timeline changed);

  /** A call of the user is over, and was recorded. */
  void ended(UserSlot slot, Outcome outcome, long now);

  /** Gives up the calls that wait to be sent. */
  void dropQueued(long now);

  /** Whether, the load being over, nothing that was due before its end is still to be done. */
  boolean exhausted();

  int users();

  int queued();
}
