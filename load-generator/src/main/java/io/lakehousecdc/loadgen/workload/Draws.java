package io.lakehousecdc.loadgen.workload;

/**
 * Random numbers that are a pure function of who draws them and what for. Nothing that a server
 * answers can shift them, so the same seed gives every build of a server the same operations.
 *
 * <p>The mixing function is that of SplitMix64 (Steele, Lea, Flood 2014).
 */
final class Draws {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final long user;

  Draws(long seed, int user) {
    this.user = mix(mix(seed + STEP) ^ (user * STEP));
  }

  /** The draw of a user's task for a purpose. */
  long of(int sequence, int purpose) {
    return mix(user + STEP * (((long) sequence << 8) + purpose + 1));
  }

  /** A number from 0 to bound - 1. */
  static long below(long draw, long bound) {
    return Math.multiplyHigh(draw >>> 1, bound << 1);
  }

  /** A number from 0 to 1, without 1. */
  static double share(long draw) {
    return (draw >>> 11) * 0x1p-53;
  }

  private static long mix(long value) {
    long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
