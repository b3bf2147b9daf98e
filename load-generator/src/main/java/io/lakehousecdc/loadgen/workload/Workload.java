package io.lakehousecdc.loadgen.workload;

import java.util.List;

/** What is done in one run. */
public interface Workload {
  /** The names of the operations; {@link Call#operation()} is an index into this list. */
  List<String> operations();

  /**
   * A new user.
   *
   * @param index unique in the run, over all workers: it keeps the users' data apart
   */
  VirtualUser user(int index);
}
