package io.lakehousecdc.loadgen.history;

import io.lakehousecdc.loadgen.history.Difference.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Compares two runs, and tells differences from chance by a block bootstrap.
 *
 * <p>The measured time of each run is cut into up to 40 blocks of at least 5 s. Calls, and even
 * seconds, are not independent of each other (a slow one makes its neighbours slow), so a test that
 * takes them for independent finds significance in anything; blocks nearly are. Of each run blocks
 * are drawn with replacement 400 times, their histograms merged, and every figure worked out from
 * the merged histogram. The scatter of a figure over the draws is its standard error. A difference
 * is significant if it exceeds its standard error by the 99.5 % quantile of Student's t with as
 * many degrees of freedom as the shorter run has blocks, less one: of comparisons of two like runs,
 * one in a hundred errs. With fewer than 6 blocks, which are 30 s, nothing is said.
 *
 * <p>Figures that differ by less than 0.2 % are equal: a histogram of three digits knows no better.
 */
public final class Comparison {
  private static final int FEWEST_BLOCKS = 6;
  private static final double RESOLUTION = 0.002;

  /** The 99.5 % quantile of the normal distribution. */
  private static final double Z = 2.5758;

  private static final long SEED = 20261125;

  private Comparison() {}

  /** All figures of the operations that both runs have, {@code Total} first. */
  public static List<Difference> of(StoredRun a, StoredRun b) throws IOException {
    Blocks blocksOfA = Blocks.of(a);
    Blocks blocksOfB = Blocks.of(b);
    List<Difference> differences = new ArrayList<>();
    for (Map.Entry<String, List<Block>> entry : blocksOfA.operations().entrySet()) {
      List<Block> other = blocksOfB.operations().get(entry.getKey());
      if (other != null) {
        differences.addAll(
            compare(
                entry.getKey(),
                new Resampling(entry.getValue(), blocksOfA.length()),
                new Resampling(other, blocksOfB.length()),
                Math.min(blocksOfA.number(), blocksOfB.number())));
      }
    }
    differences.addAll(freshness(blocksOfA, blocksOfB));
    return differences;
  }

  private static List<Difference> freshness(Blocks a, Blocks b) {
    List<Block> ofA = a.freshness().get(Blocks.TOTAL);
    List<Block> ofB = b.freshness().get(Blocks.TOTAL);
    if (ofA == null || ofB == null) {
      return List.of();
    }
    return compare(
            Blocks.TOTAL,
            new Resampling(ofA, a.length()),
            new Resampling(ofB, b.length()),
            Math.min(a.number(), b.number()))
        .stream()
        .filter(row -> row.metric().equals("p50") || row.metric().equals("p99"))
        .map(
            row ->
                new Difference(
                    row.operation(),
                    "freshness_" + row.metric(),
                    row.a(),
                    row.b(),
                    row.standardError(),
                    row.judgement()))
        .toList();
  }

  private static List<Difference> compare(
      String operation, Resampling a, Resampling b, int blocks) {
    boolean enough = blocks >= FEWEST_BLOCKS;
    double[] measuredA = a.measured();
    double[] measuredB = b.measured();
    double[] none = new double[measuredA.length];
    double[] errorsA = enough ? a.standardErrors(new Random(SEED)) : none;
    double[] errorsB = enough ? b.standardErrors(new Random(SEED + 1)) : none;
    List<Difference> rows = new ArrayList<>();
    for (int i = 0; i < measuredA.length; i++) {
      double error = Math.hypot(errorsA[i], errorsB[i]);
      Judgement judgement =
          enough ? judge(measuredA[i], measuredB[i], error, blocks - 1) : Judgement.TOO_SHORT;
      rows.add(
          new Difference(
              operation, Resampling.FIGURES.get(i), measuredA[i], measuredB[i], error, judgement));
    }
    return rows;
  }

  private static Judgement judge(double a, double b, double error, int freedom) {
    double difference = Math.abs(b - a);
    boolean same = difference <= RESOLUTION * Math.max(Math.abs(a), Math.abs(b));
    return same || difference <= student(freedom) * error ? Judgement.NOISE : Judgement.SIGNIFICANT;
  }

  /** The 99.5 % quantile of Student's t, by the expansion of Cornish and Fisher. */
  static double student(int freedom) {
    double z3 = Math.pow(Z, 3);
    double z5 = Math.pow(Z, 5);
    double z7 = Math.pow(Z, 7);
    return Z
        + (z3 + Z) / (4.0 * freedom)
        + (5 * z5 + 16 * z3 + 3 * Z) / (96.0 * Math.pow(freedom, 2))
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384.0 * Math.pow(freedom, 3));
  }
}
