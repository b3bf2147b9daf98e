package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.statistics.MeasuredSecond;

/** Is told of each second of a run when it is over, by one thread. It must not block. */
@FunctionalInterface
public interface MeasuredListener {
  void second(MeasuredSecond measured);
}
