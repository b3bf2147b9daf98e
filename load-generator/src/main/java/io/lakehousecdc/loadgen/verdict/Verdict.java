package io.lakehousecdc.loadgen.verdict;

import java.util.List;

/**
 * What became of a run.
 *
 * @param reason one sentence: the first of the reasons, and how many more there are
 * @param reasons all that speaks against the run, the gravest first; empty for PASS
 * @param aborted whether somebody ended the run before its time
 */
public record Verdict(Word word, String reason, List<String> reasons, boolean aborted) {
  public Verdict {
    reasons = List.copyOf(reasons);
  }

  /**
   * What the process ends with. That somebody ended it hides everything but wrong data: a run that
   * was cut short has not shown that its thresholds would hold.
   */
  public int exitCode() {
    return aborted && word != Word.CORRECTNESS_FAIL ? ExitCode.ABORTED : word.exitCode();
  }

  /** One line. */
  public String line() {
    return word.text() + ": " + reason + (aborted ? " (ended before its time)" : "");
  }
}
