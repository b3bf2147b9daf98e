package io.lakehousecdc.loadgen.verdict;

/** The outcomes of a run, the one that matters most first. */
public enum Word {
  /** Data is not what was acknowledged. It stays so, whatever else went wrong. */
  CORRECTNESS_FAIL("CORRECTNESS FAIL", ExitCode.CORRECTNESS_FAIL),
  /** The generator itself, or the way it was used, spoilt the measurement. */
  INVALID("INVALID", ExitCode.INVALID),
  /** A threshold does not hold. */
  SLA_FAIL("SLA FAIL", ExitCode.SLA_FAIL),
  /** All thresholds and all checks hold. */
  PASS("PASS", ExitCode.PASS);

  private final String text;
  private final int exitCode;

  Word(String text, int exitCode) {
    this.text = text;
    this.exitCode = exitCode;
  }

  /** For people. */
  public String text() {
    return text;
  }

  int exitCode() {
    return exitCode;
  }
}
