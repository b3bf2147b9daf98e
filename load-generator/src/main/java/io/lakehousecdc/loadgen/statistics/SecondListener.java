package io.lakehousecdc.loadgen.statistics;

/** Is told of each second of a run when it is over, by one thread. It must not block. */
@FunctionalInterface
public interface SecondListener {
  void second(Second second);
}
