package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.statistics.LoopSecond;

/** Is told by event loops what happens there. It must not block. */
interface LoopEvents {
  void closed(int loop, LoopSecond second);

  /** Something is wrong in this program or in the workload: the run cannot go on. */
  void failed(Throwable cause);
}
