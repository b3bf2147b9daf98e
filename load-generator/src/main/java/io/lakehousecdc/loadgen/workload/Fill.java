package io.lakehousecdc.loadgen.workload;

/**
 * What the placeholders of one call stand for.
 *
 * @param run the name of the run
 * @param sequence of the task among those of the user
 * @param id of the item that the task is about, 0 if there is none
 * @param n how many-th time a start-up operation is done, from 1
 */
record Fill(String run, int user, int sequence, int id, int n, Draws draws) {

  /** Unique to the task, over all runs. */
  String key() {
    return run + '/' + user + '/' + sequence;
  }
}
