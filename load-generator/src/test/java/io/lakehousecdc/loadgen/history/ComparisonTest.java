package io.lakehousecdc.loadgen.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakehousecdc.loadgen.history.Difference.Judgement;
import io.lakehousecdc.loadgen.statistics.Second;
import io.lakehousecdc.loadgen.threshold.SecondBuilder;
import io.lakehousecdc.loadgen.workload.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir private Path directory;

  @Test
  void likeRunsAreTakenForLikeAlthoughTheirSecondsDependOnEachOther() throws IOException {
    // Given
    int pairs = 12;
    List<Difference> all = new ArrayList<>();

    // When
    for (int pair = 0; pair < pairs; pair++) {
      StoredRun a = run("a" + pair, 2L * pair, 120, 1, 0.01);
      StoredRun b = run("b" + pair, 2L * pair + 1, 120, 1, 0.01);
      all.addAll(Comparison.of(a, b));
    }

    // Then
    long significant = all.stream().filter(row -> row.judgement() == Judgement.SIGNIFICANT).count();
    assertThat(all).hasSize(pairs * (3 * 6 + 2));
    assertThat((double) significant / all.size()).isLessThan(0.03);
  }

  @Test
  void aSlowerServiceIsSeenInItsLatencyAndNotInItsRate() throws IOException {
    // When
    List<Difference> rows = Comparison.of(run("a", 1, 120, 1, 0.01), run("b", 2, 120, 1.3, 0.01));

    // Then
    Difference median = row(rows, "Total", "p50");
    assertThat(median.judgement()).isEqualTo(Judgement.SIGNIFICANT);
    assertThat(median.change()).isCloseTo(0.3, within(0.1));
    assertThat(row(rows, "Get Single Item", "p50").judgement()).isEqualTo(Judgement.SIGNIFICANT);
    assertThat(row(rows, "Total", "rate").judgement()).isEqualTo(Judgement.NOISE);
    assertThat(row(rows, "Total", "freshness_p50").judgement()).isEqualTo(Judgement.SIGNIFICANT);
  }

  @Test
  void moreErrorsAreSeen() throws IOException {
    // When
    List<Difference> rows = Comparison.of(run("a", 1, 120, 1, 0.01), run("b", 2, 120, 1, 0.05));

    // Then
    Difference errors = row(rows, "Total", "errors");
    assertThat(errors.judgement()).isEqualTo(Judgement.SIGNIFICANT);
    assertThat(errors.b()).isCloseTo(0.05, within(0.01));
  }

  @Test
  void ofShortRunsNothingIsSaid() throws IOException {
    assertThat(Comparison.of(run("a", 1, 29, 1, 0), run("b", 2, 120, 3, 0)))
        .allMatch(row -> row.judgement() == Judgement.TOO_SHORT);
  }

  @Test
  void aChangeFromNothingIsInfinite() {
    assertThat(new Difference("Total", "errors", 0, 0, 0, Judgement.NOISE).change()).isZero();
    assertThat(new Difference("Total", "errors", 0, 0.1, 0, Judgement.NOISE).change()).isInfinite();
    assertThat(new Difference("Total", "p50", 200, 100, 0, Judgement.NOISE).change())
        .isEqualTo(-0.5);
  }

  @Test
  void theQuantilesOfStudentAreThoseOfTheTables() {
    assertThat(Comparison.student(5)).isCloseTo(4.032, within(0.03));
    assertThat(Comparison.student(11)).isCloseTo(3.106, within(0.002));
    assertThat(Comparison.student(39)).isCloseTo(2.708, within(0.002));
  }

  /** A run whose load on the service wanders: each second resembles the one before. */
  private StoredRun run(String id, long seed, int seconds, double slowness, double errors)
      throws IOException {
    Random random = new Random(seed);
    RunStore store = new RunStore(directory, 100, 1L << 30);
    double drift = 0;
    try (RunWriter writer = store.create(Runs.description(id))) {
      for (int i = 0; i < seconds; i++) {
        drift = 0.7 * drift + 0.1 * random.nextGaussian();
        Second second = second(Runs.START + i, random, slowness * Math.exp(drift), errors);
        Histogram fresh = new Histogram(3);
        fresh.recordValue(Math.round(2e6 * slowness * Math.exp(drift)));
        writer.second(second, Map.of("insert", fresh), Runs.record(second));
      }
    }
    return store.find(id).orElseThrow();
  }

  private static Second second(long t, Random random, double slowness, double errors) {
    SecondBuilder second = new SecondBuilder(t);
    int calls = 95 + random.nextInt(11);
    for (int call = 0; call < calls; call++) {
      long micros = Math.round(1_000 * slowness * Math.exp(0.5 * random.nextGaussian()));
      boolean failed = random.nextDouble() < errors;
      second.call(
          random.nextInt(2),
          failed ? Outcome.UNEXPECTED_STATUS : Outcome.OK,
          failed ? 500 : 200,
          micros);
    }
    return second.build();
  }

  private static Difference row(List<Difference> rows, String operation, String metric) {
    return rows.stream()
        .filter(row -> row.operation().equals(operation) && row.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }
}
