package io.lakehousecdc.loadgen.bench;

/**
 * One run of a tool.
 *
 * @param counted requests, as the tool counts them
 * @param served requests, as the server counts them
 * @param seconds the length of the run
 * @param cpuSeconds what the tool used
 */
record Sample(long counted, long served, double seconds, double cpuSeconds) {
  double rate() {
    return counted / seconds;
  }

  double cpuMicros() {
    return cpuSeconds * 1e6 / Math.max(1, counted);
  }
}
