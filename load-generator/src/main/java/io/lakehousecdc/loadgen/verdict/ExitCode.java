package io.lakehousecdc.loadgen.verdict;

/** The exit codes of a headless run; those below 110 are k6's. */
public final class ExitCode {
  public static final int PASS = 0;
  public static final int INTERNAL_ERROR = 1;
  public static final int SLA_FAIL = 99;
  public static final int BAD_CONFIGURATION = 104;
  public static final int ABORTED = 105;
  public static final int CORRECTNESS_FAIL = 111;
  public static final int INVALID = 112;

  private ExitCode() {}
}
