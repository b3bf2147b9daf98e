package io.lakehousecdc.loadgen.workload;

/** What counts as a failure, and what is written. */
public enum Accounting {
  /** The statuses that an operation expects are successes; descriptions carry a stamp. */
  STRICT,
  /** For comparisons with Locust 2.8.6: every status from 400 is a failure, and no stamp. */
  LOCUST
}
