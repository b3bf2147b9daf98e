package io.lakehousecdc.loadgen.schedule;

/** How arrivals follow each other at a given rate. */
public enum Spacing {
  /** Evenly. */
  REGULAR,
  /** Independently of each other, as the calls of many people do: a Poisson process. */
  POISSON
}
