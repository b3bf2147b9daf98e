package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.workload.Workload;

/** Makes the workload of a run from its text, on a worker. */
@FunctionalInterface
public interface Workloads {
  /**
   * @throws IllegalArgumentException if the text is not understood
   */
  Workload create(Message.Assignment assignment);
}
