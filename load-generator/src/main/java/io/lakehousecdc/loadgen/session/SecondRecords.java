package io.lakehousecdc.loadgen.session;

import io.lakehousecdc.loadgen.history.Figures;
import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.history.SecondRecord.FreshnessFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.HealthFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.Mark;
import io.lakehousecdc.loadgen.history.SecondRecord.RuleFigures;
import io.lakehousecdc.loadgen.history.SecondRecord.VerdictFigures;
import io.lakehousecdc.loadgen.run.RunState;
import io.lakehousecdc.loadgen.statistics.Health;
import io.lakehousecdc.loadgen.statistics.LoadPoint;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.RuleState;
import io.lakehousecdc.loadgen.verdict.Verdict;
import io.lakehousecdc.loadgen.verify.FreshnessWindow;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Puts a second into figures. */
final class SecondRecords {
  private static final double P50 = 50;
  private static final double P99 = 99;
  private static final long MICROS_PER_MILLI = 1000;

  private SecondRecords() {}

  static SecondRecord of(
      Second second,
      List<String> operations,
      RunState state,
      double position,
      @Nullable FreshnessWindow freshness,
      List<RuleState> rules,
      Verdict verdict,
      List<Mark> marks) {
    LoadPoint load = second.load();
    return new SecondRecord(
        second.epochSecond(),
        1,
        state.name(),
        position,
        load.planned(),
        load.intended(),
        load.sent(),
        load.done(),
        load.users(),
        load.inFlight(),
        Figures.operations(second.series(), operations),
        Figures.total(second.series()),
        health(second.health()),
        freshness == null ? null : freshness(freshness),
        rules(rules),
        new VerdictFigures(verdict.word().text(), verdict.reason()),
        marks);
  }

  static List<RuleFigures> rules(List<RuleState> rules) {
    return rules.stream()
        .map(
            state ->
                new RuleFigures(
                    state.rule().condition(),
                    state.value().isPresent() ? state.value().getAsDouble() : null,
                    state.ok(),
                    state.since()))
        .toList();
  }

  private static FreshnessFigures freshness(FreshnessWindow window) {
    Histogram seen = window.total();
    return new FreshnessFigures(
        seen.getValueAtPercentile(P50),
        seen.getValueAtPercentile(P99),
        seen.getMaxValue(),
        seen.getTotalCount(),
        window.oldestUnseenMillis() * MICROS_PER_MILLI);
  }

  private static HealthFigures health(Health health) {
    return new HealthFigures(
        health.cpu(),
        health.gcMillis(),
        health.lagP50Micros(),
        health.lagP99Micros(),
        health.lagMaxMicros(),
        health.queued(),
        health.connections());
  }
}
