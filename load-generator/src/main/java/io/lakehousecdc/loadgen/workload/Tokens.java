package io.lakehousecdc.loadgen.workload;

/** What a user knows a call by: the item and the task, in one number. */
final class Tokens {
  private Tokens() {}

  static long of(int id, int sequence) {
    return ((long) id << 32) | sequence;
  }

  static int id(long token) {
    return (int) (token >>> 32);
  }

  static int sequence(long token) {
    return (int) token;
  }
}
