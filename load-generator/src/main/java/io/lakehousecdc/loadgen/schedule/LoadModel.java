package io.lakehousecdc.loadgen.schedule;

/** What a level means. */
public enum LoadModel {
  /** Calls arrive at a rate, whether or not earlier ones were answered: the level is calls/s. */
  OPEN("/s"),
  /** Users call, wait for the answer, think, and call again: the level is a number of users. */
  CLOSED(" users");

  private final String unit;

  LoadModel(String unit) {
    this.unit = unit;
  }

  /** What follows a number in a load text. */
  String unit() {
    return unit;
  }
}
