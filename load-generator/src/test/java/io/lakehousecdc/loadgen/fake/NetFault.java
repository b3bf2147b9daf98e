package io.lakehousecdc.loadgen.fake;

/** What {@link FakeItemsServer} can be told to do wrong with an answer. */
public enum NetFault {
  /** Answers nobody for a second. */
  SLOW_SECOND,
  /** Does the call, and answers that it failed. */
  ERROR_AFTER,
  /** Answers that it failed, and does not do the call. */
  ERROR_BEFORE,
  /** Does the call, and cuts the connection. */
  RESET_AFTER,
  /** Cuts the connection, and does not do the call. */
  RESET_BEFORE,
  /** Does the call, and answers with what is no HTTP. */
  NO_HTTP
}
