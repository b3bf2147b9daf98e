package io.lakehousecdc.loadgen.run;

/**
 * Which of several event loops one is.
 *
 * @param firstUser the least index of the users of all of them
 */
record LoopPart(int index, int count, int firstUser) {
  /** The index in the run of the loop's n-th user. */
  int user(int number) {
    return firstUser + number * count + index;
  }
}
