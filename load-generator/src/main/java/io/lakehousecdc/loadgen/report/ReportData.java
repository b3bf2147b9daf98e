package io.lakehousecdc.loadgen.report;

import io.lakehousecdc.loadgen.history.Figures;
import io.lakehousecdc.loadgen.history.FoundRecord;
import io.lakehousecdc.loadgen.history.RunDescription;
import io.lakehousecdc.loadgen.history.RunResult;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.OperationFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.history.StoredRun;
import io.lakehousecdc.loadgen.history.Totals;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verdict.Word;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * All that reports tell of a run.
 *
 * @param totals exact figures of the time after the warm-up
 */
record ReportData(
    RunDescription description,
    Optional<RunResult> result,
    List<SecondRecord> seconds,
    Totals totals,
    List<FoundRecord> findings) {

  static ReportData of(StoredRun run) throws IOException {
    return new ReportData(
        run.description(), run.result(), run.seconds(), run.measured(), run.findings());
  }

  /** That of a run without a result says why it has none. */
  Verdict verdict() {
    return result
        .map(RunResult::verdict)
        .orElseGet(
            () ->
                new Verdict(
                    Word.INVALID,
                    "the run has not ended, or its process was killed",
                    List.of("the run has not ended, or its process was killed"),
                    false));
  }

  /** Those operations that have any call. */
  List<OperationFigures> operations() {
    return Figures.operations(totals.series(), description.operationNames());
  }

  OperationFigures total() {
    return Figures.total(totals.series());
  }

  /** How each rule stood at last. */
  List<RuleFigures> thresholds() {
    return result
        .map(RunResult::thresholds)
        .orElseGet(
            () -> seconds.isEmpty() ? List.of() : seconds.get(seconds.size() - 1).thresholds());
  }

  /** Epoch milliseconds. */
  long endedAt() {
    return result
        .map(RunResult::endedAt)
        .orElseGet(
            () ->
                seconds.isEmpty()
                    ? description.startedAt()
                    : (seconds.get(seconds.size() - 1).t() + 1) * 1000);
  }
}
